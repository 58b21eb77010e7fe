using System.CommandLine;
using Whetstone.Data;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary><c>whet models</c>.</summary>
internal static class ModelsCommand
{
    internal static Command Create(Terminal terminal)
    {
        Option<bool> pretrained = new("--pretrained") { Description = "Only those with published weights: the files, and how often each is right on ImageNet." };
        Command command = new("models", "List the networks that can be had by name, and those with published weights.") { pretrained };
        command.SetAction(line =>
        {
            (line.GetValue(pretrained) ? Published() : All()).Write(terminal);
            return ExitCode.Success;
        });
        return command;
    }

    private static PlainTable All()
    {
        PlainTable table = new("name", "network", "image", ">classes", "weights");
        HashSet<string> published = [.. Pretrained.All.Select(w => w.Network)];
        foreach (ModelInfo info in Models.All) table.Add(info.Name, info.Title, string.Join('x', info.InputShape), $"{info.Classes}", published.Contains(info.Name) ? PretrainedStart.Catalogue : "");
        return table;
    }

    private static PlainTable Published()
    {
        PlainTable table = new("name", ">top-1 %", ">top-5 %", ">image", "here", "file");
        string folder = PretrainedWeights.FolderIn(new FetchOptions().Home);
        foreach (PretrainedWeights w in Pretrained.All)
        {
            string here = File.Exists(Path.Combine(folder, w.File.Name)) ? "yes" : "no";
            table.Add(w.Network, Invariant.Text($"{w.Accuracy.Top1:F2}"), Invariant.Text($"{w.Accuracy.Top5:F2}"), $"{w.Crop}", here, w.Address.ToString());
        }
        return table;
    }
}
