using System.CommandLine;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text.Json;
using Whetstone.Data;
using Whetstone.Kernels;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary><c>whet doctor</c>.</summary>
internal static class DoctorCommand
{
    internal static Command Create(Terminal terminal)
    {
        Option<int?> threads = ThreadCount.Option();
        Command command = new("doctor", "Look at this machine: versions, processor, data, speed, and what would be slow and why.");
        command.Add(threads);
        Option<bool> json = new("--json") { Description = "Print one JSON object." };
        command.Add(json);
        command.SetAction(line =>
        {
            using IDisposable workers = ThreadCount.Use(line.GetValue(threads));
            return Execute(terminal, line.GetValue(json));
        });
        return command;
    }

    private static int Execute(Terminal terminal, bool json)
    {
        OrderedDictionary<string, string> table = [];
        table.Add("Whetstone", ProductVersion.Of(typeof(Tensor)));
        table.Add("System.CommandLine", ProductVersion.Of(typeof(Command)));
        table.Add("Spectre.Console", ProductVersion.Of(typeof(Spectre.Console.IAnsiConsole)));
        table.Add("Runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
        table.Add("Processor", $"AVX2 {Word(Avx2.IsSupported)}, FMA {Word(Fma.IsSupported)}, AVX-512 {Word(Avx512F.IsSupported)}");
        table.Add("Threads", $"{Workers.Current.Threads} of {Environment.ProcessorCount} processors");
        table.Add("Garbage collector", $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {GCSettings.LatencyMode}, {FetchProgress.Size(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)} of memory");
        table.Add("Home", $"{WhetstoneHome.Folder}{(WhetstoneHome.IsOffline ? " (offline)" : "")}");
        table.Add("JPEG files", JpegLibrary.IsAvailable ? "can be read" : "need libturbojpeg, which is not here; whet gets it when it meets the first .jpg");
        foreach (DataSetInfo set in DataSets.All)
        {
            DataSetStatus status = DataSetStore.StatusAsync(set).GetAwaiter().GetResult();
            table.Add(set.Title, $"here: {DataCommand.Word(status.State)}; {status.Folder}");
        }
        table.Add("Matrix product", Invariant.Text($"{ProductSpeed.Measure():F0} GFLOP/s"));
        string[] reasons = [.. Slowness.Reasons()];
        if (json)
        {
            terminal.Line(JsonSerializer.Serialize(new(table, reasons), RunJson.Default.DoctorReport));
            return ExitCode.Success;
        }
        PlainTable rows = new("", "");
        foreach ((string name, string value) in table) rows.Add(name, value);
        rows.Write(terminal);
        foreach (string reason in reasons) terminal.Line(reason);
        if (reasons.Length == 0) terminal.Line("Nothing here would be slow for a reason that can be changed.");
        return ExitCode.Success;
    }

    private static string Word(bool has) => has ? "yes" : "no";
}
