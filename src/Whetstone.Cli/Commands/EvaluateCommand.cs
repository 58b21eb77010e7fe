using System.CommandLine;
using System.Text.Json;
using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;

namespace Whetstone.Cli;

/// <summary><c>whet evaluate</c>.</summary>
internal sealed class EvaluateCommand
{
    private const int Batch = 256;

    private readonly Argument<string> saved = new("run|file") { Description = "A run folder, a checkpoint, a file of weights that 'whet train' wrote, or a network with published weights by its name." };
    private readonly Option<string?> data = DataName.Option("what it was trained on if left out.");
    private readonly Option<int?> threads = ThreadCount.Option();
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };
    private readonly Terminal terminal;

    private EvaluateCommand(Terminal terminal) => this.terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        EvaluateCommand evaluate = new(terminal);
        Command command = new("evaluate", "Measure a trained network on the test images: loss, and the part of them it gets right.");
        command.Add(evaluate.saved);
        command.Add(evaluate.data);
        command.Add(evaluate.threads);
        command.Add(evaluate.json);
        command.SetAction(evaluate.Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        using Interruption interruption = new();
        using IDisposable workers = ThreadCount.Use(line.GetValue(threads));
        SavedModel model = SavedModel.Load(line.GetRequiredValue(saved), terminal, interruption.Token);
        string name = line.GetValue(data) ?? model.TrainedOn;
        LoadedDataSet set = DataName.Load(name, model.Folder, terminal, interruption.Token);
        Module network = model.Build(set.Info);
        IReadOnlyList<Metric> figures = Evaluation.Of(network, Network.Batches(set.Test, Batch, model.Shape, model.Normalize), new SoftmaxCrossEntropyLoss(), cancellation: interruption.Token);

        (double loss, double accuracy, long correct) = (figures[0].Value, figures[1].Value, (long)figures[1].State[0]);
        terminal.Line(line.GetValue(json)
            ? JsonSerializer.Serialize(new(model.Model, name, loss, accuracy, correct, set.Test.Count), RunJson.Default.EvaluationRow)
            : Invariant.Text($"Loss: {loss:F3}, Test acc {accuracy:F2} ({correct:N0} of {set.Test.Count:N0})"));
        return ExitCode.Success;
    }
}
