using System.CommandLine;
using Whetstone.Nn;
using Whetstone.Reports;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary><c>whet summary</c>.</summary>
internal sealed class SummaryCommand
{
    private readonly Argument<string> model = new("model") { Description = ModelName.Help };
    private readonly Option<string?> input = InputShape.Option();
    private readonly Option<int?> classes = Numbers.Whole("--classes", "How many classes the network tells apart; as many as it was published for if left out.");
    private readonly Option<bool> formulas = new("--formulas") { Description = "Also show how each layer's parameters come about." };
    private readonly Option<string?> svg = new("--svg") { Description = "Also draw the network: a picture in SVG, for a browser.", HelpName = "FILE" };
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
        command.Add(summary.svg);
        command.SetAction(summary.Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        ModelInfo info = ModelName.Find(line.GetRequiredValue(model));
        Shape shape = line.GetValue(input) is { } text ? InputShape.Parse(text) : info.InputShape;
        Module network = Network.Create(info, line.GetValue(classes) ?? info.Classes, shape, seed: 0);
        ModelSummary summary = ModelSummary.Of(network, shape);

        string[] last = line.GetValue(formulas) ? ["formula"] : [];
        PlainTable table = new(["layer", "type", "output", ">parameters", ">multiply-adds", ">sees", .. last]);
        Add("input", "", Text(shape), "", "", "", "");
        foreach (LayerSummary layer in summary.Layers)
        {
            Add(layer.Path, layer.Type, Text(layer.Output), Invariant.Text($"{layer.Parameters:N0}"), Invariant.Text($"{layer.MultiplyAdds:N0}"),
                $"{layer.ReceptiveField.H}x{layer.ReceptiveField.W}", layer.Parameters == 0 ? "" : layer.Formula);
        }
        Add("total", "", "", Invariant.Text($"{summary.Parameters:N0}"), Invariant.Text($"{summary.MultiplyAdds:N0}"), "", "");
        table.Write(terminal);
        if (line.GetValue(svg) is { } file) NetworkPicture.Draw(network, shape, info.Title).Save(file);
        return ExitCode.Success;

        void Add(params string[] cells) => table.Add(cells[..(6 + last.Length)]);
    }

    private static string Text(Shape shape) => string.Join('x', shape);
}
