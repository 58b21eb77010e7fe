using System.CommandLine;
using System.Text.Json;
using Whetstone.Nn;
using Whetstone.Reports;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary><c>whet summary</c>.</summary>
internal sealed class SummaryCommand
{
    private readonly Argument<string> model = new("model|run|file") { Description = $"{ModelName.Help} Or what 'whet train' left: a run folder, a checkpoint, a file of weights." };
    private readonly Option<string?> input = InputShape.Option();
    private readonly Option<int?> classes = Numbers.Whole("--classes", "How many classes the network tells apart; as many as it was published for if left out.");
    private readonly Option<bool> formulas = new("--formulas") { Description = "Also show how each layer's parameters come about." };
    private readonly Option<string?> picture = new("--picture", "--svg") { Description = "Also draw the network: .svg for a browser, or .png.", HelpName = "FILE" };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };
    private readonly Terminal terminal;

    private SummaryCommand(Terminal terminal) => this.terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        SummaryCommand summary = new(terminal);
        Command command = new("summary", "Show a network layer by layer: shapes, parameters, work, and how much of the image each value sees.");
        command.Add(summary.model);
        command.Add(summary.input);
        command.Add(summary.classes);
        command.Add(summary.formulas);
        command.Add(summary.picture);
        command.Add(summary.json);
        command.SetAction(summary.Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        (Module network, Shape shape, string name) = Find(line);
        ModelSummary summary = ModelSummary.Of(network, shape);
        if (line.GetValue(json)) terminal.Line(JsonSerializer.Serialize(SummaryRow.Of(name, summary), RunJson.Default.SummaryRow));
        else Print(summary, line.GetValue(formulas));
        if (line.GetValue(picture) is { } file) NetworkPicture.Draw(network, shape, ModelName.Find(name).Title).Save(file);
        return ExitCode.Success;
    }

    private (Module Network, Shape Input, string Name) Find(ParseResult line)
    {
        string name = line.GetRequiredValue(model);
        Shape? asked = line.GetValue(input) is { } text ? InputShape.Parse(text) : (Shape?)null;
        if (Path.Exists(name))
        {
            if (line.GetValue(classes) is not null) throw new CommandException("--classes: what was trained has its classes already; leave it out");
            SavedModel saved = SavedModel.Load(name, terminal);
            Shape seen = asked ?? (saved.Shape is { } own ? [.. own] : throw new CommandException($"{saved.Origin} does not say which size its images have; say it by --input"));
            Module trained = saved.Build(seen);
            if (saved.Frozen) LayerGroups.ByClassifier(trained).Freeze(FrozenNorm.Fix);
            return (trained, seen, saved.Model);
        }
        ModelInfo info = ModelName.Find(name);
        Shape shape = asked ?? info.InputShape;
        return (Network.Create(info, line.GetValue(classes) ?? info.Classes, shape, seed: 0), shape, info.Name);
    }

    private void Print(ModelSummary summary, bool withFormulas)
    {
        // Only where some layer is frozen do both counts differ.
        bool frozen = summary.Trainable != summary.Parameters;
        PlainTable table = new(["layer", "type", "output", ">parameters", .. frozen ? [">trainable"] : (string[])[], ">multiply-adds", ">sees", .. withFormulas ? ["formula"] : (string[])[]]);
        Add("input", "", Text(summary.Input), "", "", "", "", "");
        foreach (LayerSummary layer in summary.Layers)
            Add(layer.Path, layer.Type, Text(layer.Output), Count(layer.Parameters), Count(layer.Trainable), Count(layer.MultiplyAdds), $"{layer.ReceptiveField.H}x{layer.ReceptiveField.W}", layer.Parameters == 0 ? "" : layer.Formula);
        Add("total", "", "", Count(summary.Parameters), Count(summary.Trainable), Count(summary.MultiplyAdds), "", "");
        table.Write(terminal);

        void Add(string path, string type, string output, string parameters, string trainable, string work, string sees, string formula) =>
            table.Add([path, type, output, parameters, .. frozen ? [trainable] : (string[])[], work, sees, .. withFormulas ? [formula] : (string[])[]]);
    }

    private static string Count(long value) => Invariant.Text($"{value:N0}");

    private static string Text(Shape shape) => string.Join('x', shape);
}
