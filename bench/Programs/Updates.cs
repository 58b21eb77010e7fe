using System.Globalization;
using Whetstone.Compiler;
using Whetstone.Kernels;
using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Zoo;

namespace Whetstone.Bench.Programs;

/// <summary>The optimiser's part of a compiled step, SGD with momentum: an instruction a parameter, one for all, and, as a bound, the same numbers as one flat array.</summary>
internal static class Updates
{
    internal static void Time(Workload workload, int pairs)
    {
        Executable apart = Compiled(workload, new CompilerOptions().Without("fused-update"), out Tensor[] gradients), joined = Compiled(workload, new(), out _);
        (double before, double after, double ratio) = Turns.Medians(pairs, () => apart.Replay(gradients), () => joined.Replay(gradients));

        float[] all = new float[gradients.Sum(g => g.Length)], gradient = new float[all.Length], momentum = new float[all.Length];
        (_, double flat, _) = Turns.Medians(pairs, () => joined.Replay(gradients), () => UpdateKernel.Run(new Rule(), all, gradient, momentum, default, default, Workers.Current));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{workload.Name,-16} {gradients.Length} parameters, {all.Length} numbers: {before * 1000:F1} µs one by one, {after * 1000:F1} µs in one instruction, ratio {ratio:F2}; {flat * 1000:F1} µs for a flat array"));
    }

    // The gradients are inputs, so that the program is the step of the optimiser alone.
    private static Executable Compiled(Workload workload, CompilerOptions options, out Tensor[] gradients)
    {
        Module network = workload.Build();
        network.Initialize(new Rng(0));
        using (Autograd.Pause()) network.Call(Tensor.Zeros([1, .. workload.Input]));
        IReadOnlyList<Parameter> parameters = network.Parameters();
        Sgd optimizer = new(parameters, 0.001f, 0.9f);
        gradients = [.. parameters.Select((p, i) => Tensor.Normal(p.Shape, new Rng((ulong)i)))];
        return Whetstone.Program.Trace(x =>
        {
            for (int i = 0; i < x.Length; i++) parameters[i].Grad = x[i];
            optimizer.Step();
            optimizer.ZeroGrad();
            return [];
        }, [.. gradients.Select(g => g.Spec)]).Compile(options);
    }

    private readonly struct Rule : IUpdate
    {
        public static int States => 1;

        public void Step<T>(ref T w, T g, ref T m, ref T b, ref T c) where T : struct, ILane<T>
        {
            m = T.Of(0.9) * m + g;
            w -= T.Of(0.01) * m;
        }
    }
}
