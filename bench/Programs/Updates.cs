using System.Globalization;
using Whetstone.Kernels;
using Whetstone.Nn;
using Whetstone.Zoo;

namespace Whetstone.Bench.Programs;

/// <summary>What one kernel call for all parameters could save: SGD with momentum on a network's parameters one by one, and on one flat array of the same numbers.</summary>
internal static class Updates
{
    internal static void Time(Workload workload, int pairs)
    {
        Module network = workload.Build();
        network.Initialize(new Rng(0));
        using (Autograd.Pause()) network.Call(Tensor.Zeros([1, .. workload.Input]));
        float[][] each = [.. network.Parameters().Select(p => new float[p.Data.Length])], gradients = [.. each.Select(p => new float[p.Length])], momenta = [.. each.Select(p => new float[p.Length])];
        float[] all = new float[each.Sum(p => p.Length)], gradient = new float[all.Length], momentum = new float[all.Length];
        (double apart, double flat, double ratio) = Turns.Medians(pairs, Apart, () => UpdateKernel.Run(new Rule(), all, gradient, momentum, default, default, Workers.Current));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Name,-16} {each.Length} parameters, {all.Length} numbers: {apart * 1000:F1} µs one by one, {flat * 1000:F1} µs at once, ratio {ratio:F2}"));

        void Apart()
        {
            for (int i = 0; i < each.Length; i++) UpdateKernel.Run(new Rule(), each[i], gradients[i], momenta[i], default, default, Workers.Current);
        }
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
