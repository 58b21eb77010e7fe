using System.CommandLine;
using Whetstone.Data;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary><c>whet bench</c>.</summary>
internal sealed class BenchCommand
{
    private const string Train = "train", Infer = "infer";

    private readonly Option<string?> only = new("--only") { Description = $"Which workloads, with commas between them: {string.Join(", ", Workload.All.Select(w => w.Name))}; all if left out.", HelpName = "NAME,..." };
    private readonly Option<string?> phase = new("--phase") { Description = "What to time: train, infer, or both with a comma; both if left out.", HelpName = "train,infer" };
    private readonly Option<float?> seconds = Numbers.Real("--seconds", "How long to time training; prediction is timed for a third of it. 6 if left out.");
    private readonly Option<int?> threads = ThreadCount.Option();
    private readonly Option<bool> eager = new("--eager") { Description = "Run op by op instead of compiled programs." };
    private readonly Option<bool> json = new("--json") { Description = "Print JSON, an object a line." };
    private readonly Terminal terminal;

    private BenchCommand(Terminal terminal) => this.terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        BenchCommand bench = new(terminal);
        Command command = new("bench", "Measure how fast networks train and predict on this machine, with random images.");
        command.Add(bench.only);
        command.Add(bench.phase);
        command.Add(bench.seconds);
        command.Add(bench.threads);
        command.Add(bench.eager);
        command.Add(bench.json);
        command.SetAction(bench.Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        IReadOnlyList<Workload> workloads = line.GetValue(only) is { } names ? [.. names.Split(',').Select(Find)] : Workload.All;
        string[] phases = [.. (line.GetValue(phase) ?? $"{Train},{Infer}").Split(',').Select(Known)];
        double time = line.GetValue(seconds) ?? 6;
        bool opByOp = line.GetValue(eager);
        using IDisposable workers = ThreadCount.Use(line.GetValue(threads));
        foreach (Workload workload in workloads)
        {
            WorkloadRun run = new(workload);
            if (phases.Contains(Train)) Print(run.Train(time, opByOp), line);
            if (!phases.Contains(Infer)) continue;
            Print(run.Infer(workload.Batch, time / 3, opByOp), line);
            Print(run.Infer(1, time / 3, opByOp), line);
        }
        return ExitCode.Success;
    }

    private static Workload Find(string name) => Workload.All.FirstOrDefault(w => w.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UnknownNameException("workload", name, [.. Workload.All.Select(w => w.Name)]);

    private static string Known(string name) => name is Train or Infer ? name : throw new UnknownNameException("phase", name, [Train, Infer]);

    private void Print(BenchRow row, ParseResult line) => terminal.Line(line.GetValue(json) ? row.ToJson() : row.ToString());
}
