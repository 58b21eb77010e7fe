using System.CommandLine;
using Whetstone.Nn;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary><c>whet time</c>.</summary>
internal sealed class TimeCommand
{
    private readonly Argument<string> model = new("model") { Description = ModelName.Help };
    private readonly Option<int?> iterations = Numbers.Whole("--iterations", "How often each layer is timed, after a warm-up; medians are shown. 10 if left out.");
    private readonly Option<int?> batch = Numbers.Whole("--batch", "Images in a batch; 4 if left out.");
    private readonly Option<string?> input = InputShape.Option();
    private readonly Option<int?> threads = ThreadCount.Option();
    private readonly Option<bool> json = new("--json") { Description = "Print JSON, an object a line." };
    private readonly Terminal terminal;

    private TimeCommand(Terminal terminal) => this.terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        TimeCommand time = new(terminal);
        Command command = new("time", "Measure each layer of a network by itself, forward and backward, in training with random images.");
        command.Add(time.model);
        command.Add(time.iterations);
        command.Add(time.batch);
        command.Add(time.input);
        command.Add(time.threads);
        command.Add(time.json);
        command.SetAction(time.Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        ModelInfo info = ModelName.Find(line.GetRequiredValue(model));
        Shape shape = line.GetValue(input) is { } text ? InputShape.Parse(text) : info.InputShape;
        using IDisposable workers = ThreadCount.Use(line.GetValue(threads));
        Module network = Network.Create(info, info.Classes, shape, seed: 0);
        LayerTimes times = new(network, Tensor.Normal([line.GetValue(batch) ?? 4, .. shape], new Rng(0).Split("images")));
        times.Measure(line.GetValue(iterations) ?? 10);

        TimeRow[] rows = [.. Rows(times)];
        if (line.GetValue(json))
        {
            foreach (TimeRow row in rows) terminal.Line(row.ToJson());
            return ExitCode.Success;
        }
        PlainTable table = new("layer", "type", "output", ">forward ms", ">backward ms", ">share");
        foreach (TimeRow row in rows) table.Add(row.Cells);
        table.Write(terminal);
        return ExitCode.Success;
    }

    private static IEnumerable<TimeRow> Rows(LayerTimes times)
    {
        double forward = times.Calls.Sum(c => c.ForwardMs), backward = times.Calls.Sum(c => c.BackwardMs), all = forward + backward;
        foreach (LayerCall call in times.Calls)
            yield return Row(call.Path, call.Type, call.Output, call.ForwardMs, call.BackwardMs, all);
        yield return Row("layers", "", [], forward, backward, all);
        yield return Row("network", "", [], times.ForwardMs, times.BackwardMs, all);
    }

    private static TimeRow Row(string layer, string type, Shape output, double forward, double backward, double all) =>
        new(layer, type, [.. output], Math.Round(forward, 4), Math.Round(backward, 4), Math.Round((forward + backward) / all, 5));
}
