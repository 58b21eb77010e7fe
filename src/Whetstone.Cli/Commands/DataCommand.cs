using System.CommandLine;
using System.Text.Json;
using Whetstone.Data;

namespace Whetstone.Cli;

/// <summary><c>whet data</c>.</summary>
internal static class DataCommand
{
    internal static Command Create(Terminal terminal)
    {
        Command list = new("list", "Show the known data sets, and which are on this machine.");
        Option<bool> json = new("--json") { Description = "Print JSON, an object a set." };
        list.Add(json);
        list.SetAction(line => line.GetValue(json) ? ListAsJson(terminal) : List(terminal));

        Argument<string> name = new("name") { Description = $"The data set: {string.Join(", ", DataSets.All.Select(d => d.Name))}." };
        Option<bool> offline = new("--offline") { Description = "Use what is on this machine only." };
        Command fetch = new("fetch", "Get a data set onto this machine, and check every file of it.");
        fetch.Add(name);
        fetch.Add(offline);
        fetch.SetAction(line => Fetch(terminal, line.GetRequiredValue(name), line.GetValue(offline)));
        return new Command("data", "Data sets: which there are, getting, checking and packing them.") { list, fetch, CheckCommand.Create(terminal), PackCommand.Create(terminal) };
    }

    private static int List(Terminal terminal)
    {
        PlainTable table = new("name", ">classes", "image", ">train", ">test", "licence", "here", "folder");
        foreach (DataSetInfo set in DataSets.All)
        {
            DataSetStatus status = DataSetStore.StatusAsync(set).GetAwaiter().GetResult();
            string here = status.Bytes > 0 ? $"{Word(status.State)}, {FetchProgress.Size(status.Bytes)}" : Word(status.State);
            table.Add(set.Name, $"{set.Classes.Count}", set.Shape.Count == 0 ? "any size" : string.Join('x', set.Shape), Invariant.Text($"{set.TrainCount:N0}"), Invariant.Text($"{set.TestCount:N0}"), set.Licence, here, status.Folder);
        }
        table.Write(terminal);
        return ExitCode.Success;
    }

    private static int ListAsJson(Terminal terminal)
    {
        foreach (DataSetInfo set in DataSets.All)
        {
            DataSetStatus status = DataSetStore.StatusAsync(set).GetAwaiter().GetResult();
            DataSetRow row = new(set.Name, set.Title, set.Classes, set.Shape, set.TrainCount, set.TestCount, set.Licence, status.State.ToString().ToLowerInvariant(), status.Bytes, status.Folder);
            terminal.Line(JsonSerializer.Serialize(row, RunJson.Default.DataSetRow));
        }
        return ExitCode.Success;
    }

    private static int Fetch(Terminal terminal, string name, bool offline)
    {
        DataSetInfo set = DataSets.Find(name);
        using Interruption interruption = new();
        FetchOptions options = FetchProgress.Options(terminal);
        string folder = DataSetStore.Open(set, offline ? options with { Offline = true } : options, interruption.Token);
        terminal.Line($"{set.Title}: {set.Files.Count} {(set.Files.Count == 1 ? "file" : "files")}, all right, in {folder}");
        return ExitCode.Success;
    }

    internal static string Word(DataSetState state) => state switch
    {
        DataSetState.Cached => "yes",
        DataSetState.Shared => "yes, for all users",
        DataSetState.Incomplete => "in part",
        _ => "no",
    };
}
