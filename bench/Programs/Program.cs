using System.Diagnostics;
using System.Globalization;
using Whetstone;
using Whetstone.Bench.Programs;
using Whetstone.Compiler;
using Whetstone.Zoo;

// Compiled training steps against eager ones:  dotnet run -c Release --project bench/Programs -- check|drift|time|updates|loops|layouts [NAME,...] [STEPS] [PASS]
//   check: differences over some steps, bytes allocated, time to compile, planned memory; with a PASS, without that pass
//   drift: what check prints, of two eager runs, the weights of one of them one unit in the last place off: how far rounding alone leads
//   time:  eager and compiled steps in turn, medians and the median of the ratios
//   updates: the optimiser's part of a step: an instruction a parameter, one for all
//   loops: compiled steps without and with loops over pointwise operations in turn
//   layouts: conversions between memory orders, as traced and compiled
// or  -- chains [ELEMENTS] [PAIRS]: chains of pointwise operations alone, one by one and in one pass
string mode = args.Length > 0 ? args[0] : "check";
if (mode == "chains")
{
    Chains.Time(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 4 << 20, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 31);
    return 0;
}
IEnumerable<Workload> workloads = args.Length > 1 && args[1] != "all" ? Workload.All.Where(w => args[1].Split(',').Contains(w.Name)) : Workload.All;
int steps = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : mode is "check" or "drift" ? 20 : 15;
CompilerOptions options = args.Length > 3 ? new CompilerOptions().Without(args[3]) : new();
int failed = 0;
foreach (Workload workload in workloads)
{
    if (mode == "check") failed += Check(workload, steps, options) ? 0 : 1;
    else if (mode == "drift") Drift(workload, steps);
    else if (mode == "updates") Updates.Time(workload, steps);
    else if (mode == "loops") Loops(workload, steps);
    else if (mode == "layouts") Conversions.Count(workload);
    else Time(workload, steps);
    GC.Collect();
}
if (failed > 0) Console.WriteLine($"{failed} of the workloads differ from their eager run with passes off, or allocate");
return failed == 0 ? 0 : 1;

static bool Check(Workload workload, int steps, CompilerOptions options)
{
    Step eager = new(workload), exact = new(workload), full = new(workload);
    Stopwatch watch = Stopwatch.StartNew();
    Executable fullProgram = full.Trace().Compile(options);
    double seconds = watch.Elapsed.TotalSeconds;
    Executable exactProgram = exact.Trace().Compile(CompilerOptions.Exact);
    List<(Tensor Eager, Tensor Exact, Tensor Full)> losses = [];
    double firstState = 0;
    for (int i = 0; i < steps; i++)
    {
        foreach (Step s in (Step[])[eager, exact, full]) s.NextBatch();
        Tensor e = eager.Run(), x = exactProgram.Run(exact.Images, exact.Labels)[0];
        losses.Add((e, x, fullProgram.Run(full.Images, full.Labels)[0]));
        if (i == 0) firstState = Far(eager.State.Zip(full.State).Select(p => (p.First.Value, p.Second.Value)));
    }
    bool bits = losses.All(l => l.Eager.Item() == l.Exact.Item()) && eager.State.Zip(exact.State).All(p => p.First.Value.ToArray().AsSpan().SequenceEqual(p.Second.Value.ToArray()));
    double state = Far(eager.State.Zip(full.State).Select(p => (p.First.Value, p.Second.Value)));
    long allocated = 0;
    for (int i = 0; i < 3; i++)
    {
        // All threads count: what a worker allocates is garbage as well.
        long before = GC.GetTotalAllocatedBytes(precise: true);
        fullProgram.Replay(full.Images, full.Labels);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
    }
    long apart = MemoryPlan.Apart(fullProgram.Program).Bytes;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{workload.Name,-16} bits {(bits ? "equal" : "DIFFER"),-6} first loss {Far([(losses[0].Eager, losses[0].Full)]):E1} state {firstState:E1}, after {steps} losses {Far(losses.Select(l => (l.Eager, l.Full))):E1} state {state:E1} " +
        $"allocated {allocated} compiled in {seconds:F2} s, {fullProgram.Program.Instructions.Count} instructions, {fullProgram.Plan.Loops.Count} loops, planned {Mib(fullProgram.Plan.Bytes)} of {Mib(apart)} MiB = {(double)fullProgram.Plan.Bytes / apart:P0}"));
    return bits && allocated == 0;
}

static void Drift(Workload workload, int steps)
{
    Step one = new(workload), other = new(workload);
    foreach ((_, Tensor w) in other.State.Where(s => s.Value.DType == DType.Float32))
        w.Assign(Tensor.Of([.. w.ToArray().Select(v => v == 0 ? v : MathF.BitIncrement(v))]).Reshape(w.Shape));
    List<(Tensor A, Tensor B)> losses = [];
    double first = 0;
    for (int i = 0; i < steps; i++)
    {
        foreach (Step s in (Step[])[one, other]) s.NextBatch();
        losses.Add((one.Run(), other.Run()));
        if (i == 0) first = States();
    }
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{workload.Name,-16} one unit off: first loss {Far([losses[0]]):E1} state {first:E1}, after {steps} losses {Far(losses):E1} state {States():E1}"));

    double States() => Far(one.State.Zip(other.State).Select(p => (p.First.Value, p.Second.Value)));
}

static void Time(Workload workload, int pairs)
{
    Step eager = new(workload), compiled = new(workload);
    Executable program = compiled.Trace().Compile();
    List<double> ratios = [], eagerMs = [], compiledMs = [];
    for (int i = 0; i < pairs + 3; i++)
    {
        double e = Turns.Milliseconds(() => eager.Run()), c = Turns.Milliseconds(() => program.Replay(compiled.Images, compiled.Labels));
        if (i < 3) continue;
        eagerMs.Add(e);
        compiledMs.Add(c);
        ratios.Add(e / c);
    }
    ratios.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Name,-16} eager {Turns.Median(eagerMs),9:F2} ms  compiled {Turns.Median(compiledMs),9:F2} ms  ratio {Turns.Median(ratios):F2} [{ratios[ratios.Count / 4]:F2}, {ratios[ratios.Count * 3 / 4]:F2}]"));
}

static void Loops(Workload workload, int pairs)
{
    Step apart = new(workload), together = new(workload);
    Executable before = apart.Trace().Compile(new() { PointwiseLoops = false }), after = together.Trace().Compile();
    (double a, double b, double ratio) = Turns.Medians(pairs, () => before.Replay(apart.Images, apart.Labels), () => after.Replay(together.Images, together.Labels));
    int loops = after.Plan.Loops.Count(l => l.IsPointwise);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{workload.Name,-16} {loops} pointwise loops: {a:F2} ms without, {b:F2} ms with them, ratio {ratio:F3}; planned {Mib(before.Plan.Bytes)} and {Mib(after.Plan.Bytes)} MiB"));
}

// The largest difference, relative to the largest element of its tensor.
static double Far(IEnumerable<(Tensor A, Tensor B)> pairs) => pairs.Max(p =>
{
    float[] a = p.A.ToArray(), b = p.B.ToArray();
    double size = Math.Max(1e-6, a.Max(Math.Abs));
    return a.Zip(b, (x, y) => Math.Abs(x - y) / size).Max();
});

static string Mib(long bytes) => (bytes / 1048576.0).ToString("F0", CultureInfo.InvariantCulture);
