using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary><c>whet predict</c>.</summary>
internal sealed class PredictCommand
{
    private readonly Argument<string> saved = new("run|file") { Description = "A run folder, a checkpoint, a file of weights that 'whet train' wrote, or a network with published weights by its name, such as resnet18." };
    private readonly Argument<string[]> files = new("image") { Description = "Image files: JPEG, PNG, BMP, GIF or PNM.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> index = new("--index") { Description = "Instead of files: which test images, counted from 0: 0,1,2", HelpName = "N,..." };
    private readonly Option<string?> data = DataName.Option("what it was trained on if left out.");
    private readonly Option<int?> top = Numbers.Whole("--top", "How many classes to show for each image, the likeliest first; 3 if left out.");
    private readonly Option<bool> json = new("--json") { Description = "Print JSON, an object an image." };
    private readonly Terminal terminal;

    private PredictCommand(Terminal terminal) => this.terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        PredictCommand predict = new(terminal);
        Command command = new("predict", "Show what a trained network sees in images: class names and probabilities.");
        command.Add(predict.saved);
        command.Add(predict.files);
        command.Add(predict.index);
        command.Add(predict.data);
        command.Add(predict.top);
        command.Add(predict.json);
        command.SetAction(predict.Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        SavedModel model = SavedModel.Load(line.GetRequiredValue(saved), terminal);
        string[] paths = line.GetValue(files) ?? [];
        int shown = Math.Min(line.GetValue(top) ?? 3, model.Classes);
        return (paths.Length, line.GetValue(index)) switch
        {
            (0, null) => throw new CommandException("which images? Name files, or test images by --index"),
            (0, { } places) => OfSet(model, line.GetValue(data) ?? model.TrainedOn, places, shown, line.GetValue(json)),
            (_, null) => OfFiles(model, paths, shown, terminal, line.GetValue(json)),
            _ => throw new CommandException("files and --index exclude each other"),
        };
    }

    internal static int OfFiles(SavedModel model, string[] paths, int shown, Terminal terminal, bool json = false)
    {
        IReadOnlyList<int> input = model.Shape ?? throw new CommandException($"{model.Origin} does not say which size its images have; it was written by an older version");
        JpegSupport.Ensure(paths, terminal, CancellationToken.None);
        Module network = model.Build(input);
        using IDisposable off = Autograd.Pause();
        foreach (string path in paths)
        {
            Tensor image = ImageFile.Read(path, [.. input], model.Folder.Fit);
            Tensor probabilities = network.Call(Prepared(model, new(image.Unsqueeze(0), Tensor.Zeros([1]))).Data).Softmax(1);
            Print(new(path, Guesses(probabilities[0].ToArray(), model.ClassNames, shown)), terminal, json);
        }
        return ExitCode.Success;
    }

    private int OfSet(SavedModel model, string name, string places, int shown, bool json)
    {
        LoadedDataSet set = DataName.Load(name, model.Folder, terminal);
        int[] indices = [.. places.Split(',').Select(text => Index(text, set.Test.Count))];
        Module network = model.Build(set.Info);
        using IDisposable off = Autograd.Pause();
        Batch batch = Prepared(model, set.Test.Gather(indices));
        Tensor probabilities = network.Call(batch.Data).Softmax(1);
        for (int i = 0; i < indices.Length; i++)
            Print(new(Invariant.Text($"{indices[i]}"), Guesses(probabilities[i].ToArray(), set.Info.Classes, shown), set.Info.Classes[(int)batch.Label[i].Item<long>()]), terminal, json);
        return ExitCode.Success;
    }

    private static Batch Prepared(SavedModel model, Batch batch) =>
        Network.Transforms(model.Shape, model.Normalize).Aggregate(batch, (images, transform) => transform.Apply(images, default));

    private static void Print(PredictionRow row, Terminal terminal, bool json) => terminal.Line(json ? JsonSerializer.Serialize(row, RunJson.Default.PredictionRow)
        : $"{row.Image}: {string.Join(", ", row.Classes.Select(c => Invariant.Text($"{c.Name} {100 * c.Probability:F1} %")))}{(row.Truth is null ? "" : $" (it is: {row.Truth})")}");

    private static PredictedClass[] Guesses(float[] probabilities, IReadOnlyList<string> classes, int shown) => [.. Enumerable.Range(0, probabilities.Length)
        .OrderByDescending(c => probabilities[c]).Take(shown).Select(c => new PredictedClass(c < classes.Count ? classes[c] : $"class {c}", probabilities[c]))];

    private static int Index(string text, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value < count ? value
            : throw new CommandException($"--index {text}: must be numbers from 0 to {count - 1}, with commas between them");
}
