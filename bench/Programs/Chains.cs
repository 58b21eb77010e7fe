using System.Globalization;
using Whetstone.Compiler;

namespace Whetstone.Bench.Programs;

/// <summary>Chains of pointwise operations, run one by one and in one pass over memory, taking turns.</summary>
internal static class Chains
{
    private static readonly (string Name, Func<Tensor, Tensor, Tensor> Chain)[] All =
    [
        ("scale-shift-relu-add", (a, b) => (a * 1.5 + 0.25).Relu() + b),
        ("gated-residual", (a, b) => a.Sigmoid() * (a - b * 0.5) + b),
        ("loss-terms", (a, b) => (a - b).Abs().Minimum(Tensor.Of(1f)) * (a - b) * 0.5),
    ];

    internal static void Time(int elements, int pairs)
    {
        Tensor a = Tensor.Normal([elements], new Rng(1)), b = Tensor.Normal([elements], new Rng(2));
        foreach ((string name, Func<Tensor, Tensor, Tensor> chain) in All)
        {
            Whetstone.Program program = Whetstone.Program.Trace(x => [chain(x[0], x[1])], a.Spec, b.Spec);
            CompilerOptions apart = new() { SampleLoops = false, PointwiseLoops = false };
            Executable before = program.Compile(apart), after = program.Compile(apart with { PointwiseLoops = true });
            bool equal = before.Run(a, b)[0].ToArray().AsSpan().SequenceEqual(after.Run(a, b)[0].ToArray());
            (double x, double y, double ratio) = Turns.Medians(pairs, () => before.Replay(a, b), () => after.Replay(a, b));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-22} {elements} elements, bits {(equal ? "equal" : "DIFFER")}: {x:F3} ms one by one, {y:F3} ms in one pass, ratio {ratio:F2}; planned {before.Plan.Bytes >> 10} and {after.Plan.Bytes >> 10} KiB"));
        }
    }
}
