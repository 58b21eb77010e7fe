using System.CommandLine;
using System.Text.Json;
using Whetstone.Data;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary><c>whet models</c>.</summary>
internal static class ModelsCommand
{
    internal static Command Create(Terminal terminal)
    {
        Option<bool> pretrained = new("--pretrained") { Description = "Only those with published weights: the files, and how often each is right on ImageNet." };
        Option<bool> json = new("--json") { Description = "Print JSON, an object a network." };
        Command command = new("models", "List the networks that can be had by name, and those with published weights.") { pretrained, json };
        command.SetAction(line =>
        {
            if (line.GetValue(json)) Write(terminal, line.GetValue(pretrained));
            else (line.GetValue(pretrained) ? Published() : All()).Write(terminal);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(Terminal terminal, bool onlyPublished)
    {
        foreach (ModelInfo info in Models.All)
        {
            PretrainedWeights? weights = Pretrained.All.FirstOrDefault(w => w.Network == info.Name);
            if (onlyPublished && weights is null) continue;
            terminal.Line(JsonSerializer.Serialize(new(info.Name, info.Title, info.InputShape.ToArray(), info.Classes, weights?.Address.ToString(), weights?.Accuracy.Top1, weights?.Accuracy.Top5), RunJson.Default.ModelRow));
        }
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
