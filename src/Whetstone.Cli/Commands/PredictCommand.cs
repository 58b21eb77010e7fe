using System.CommandLine;
using System.Globalization;
using Whetstone.Data;

namespace Whetstone.Cli;

/// <summary><c>whet predict</c>.</summary>
internal sealed class PredictCommand
{
    private readonly Argument<string> saved = new("run|file") { Description = "A run folder, a checkpoint, or a file of weights that 'whet train' wrote." };
    private readonly Option<string> index = new("--index") { Description = "Which test images, counted from 0: 0,1,2", HelpName = "N,...", Required = true };
    private readonly Option<string?> data = DataName.Option("what it was trained on if left out.");
    private readonly Option<int?> top = Numbers.Whole("--top", "How many classes to show for each image, the likeliest first; 3 if left out.");
    private readonly Terminal terminal;

    private PredictCommand(Terminal terminal) => this.terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        PredictCommand predict = new(terminal);
        Command command = new("predict", "Show what a trained network sees in test images: class names and probabilities.");
        command.Add(predict.saved);
        command.Add(predict.index);
        command.Add(predict.data);
        command.Add(predict.top);
        command.SetAction(predict.Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        SavedModel model = SavedModel.Load(line.GetRequiredValue(saved));
        LoadedDataSet set = DataName.Load(line.GetValue(data) ?? model.Data, terminal);
        int[] indices = [.. line.GetRequiredValue(index).Split(',').Select(text => Index(text, set.Test.Count))];
        int shown = Math.Min(line.GetValue(top) ?? 3, model.Classes);
        var network = model.Build(set.Info);
        using IDisposable off = Autograd.Pause();
        Batch batch = Network.Transforms(model.Input).Aggregate(set.Test.Gather(indices), (images, transform) => transform.Apply(images, default));
        Tensor probabilities = network.Call(batch.Data).Softmax(1);
        for (int i = 0; i < indices.Length; i++)
        {
            float[] row = probabilities[i].ToArray();
            int[] best = [.. Enumerable.Range(0, row.Length).OrderByDescending(c => row[c]).Take(shown)];
            string guesses = string.Join(", ", best.Select(c => Invariant.Text($"{set.Info.Classes[c]} {100 * row[c]:F1} %")));
            terminal.Line($"{indices[i]}: {guesses} (it is: {set.Info.Classes[(int)batch.Label[i].Item<long>()]})");
        }
        return ExitCode.Success;
    }

    private static int Index(string text, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value < count ? value
            : throw new CommandException($"--index {text}: must be numbers from 0 to {count - 1}, with commas between them");
}
