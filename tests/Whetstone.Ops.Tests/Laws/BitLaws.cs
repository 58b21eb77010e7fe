using Whetstone.Kernels;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>The same input gives the same bits, wherever it lies, however long the tensor is, and whoever computes it.</summary>
public sealed class BitLaws : PointwiseTheory
{
    [Theory, MemberData(nameof(Names))]
    public void A_result_does_not_depend_on_position_or_length(string name)
    {
        PointwiseCase op = Named(name);
        float[][] x = [.. op.Sample(67, seed: 4).Select(c => c.Select(v => (float)v).ToArray())];
        float[] whole = Run(op, x, 0, 67);
        for (int start = 0; start < 20; start++)
            for (int n = 0; start + n <= 67; n += start == 0 ? 1 : 3)
            {
                int at = Difference.FirstBit(whole.AsSpan(start, n), Run(op, x, start, n));
                Assert.True(at < 0, $"{name}: element {start + at} differs when computed in [{start}, {start + n})");
            }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_result_and_its_gradient_do_not_depend_on_the_number_of_threads(string name)
    {
        PointwiseCase op = Named(name);
        // Several chunks of the loop, the last one short and its end not a whole vector.
        Shape shape = [3 * 8192 + 77];
        float[]? first = null;
        foreach (int threads in (int[])[1, 2, 3])
        {
            using Workers workers = new(threads);
            using IDisposable scope = Workers.Use(workers);
            float[] now = [.. Results(op, shape).SelectMany(t => t.ToArray())];
            first ??= now;
            Assert.True(Difference.FirstBit(first, now) < 0, $"{name}: {threads} threads give other bits than 1");
        }
    }

    private static IEnumerable<Tensor> Results(PointwiseCase op, Shape shape)
    {
        Tensor[] x = [.. Inputs(op, shape, seed: 5).Select(t => t.AttachGrad())];
        Tensor y = op.Op.Apply(x);
        yield return y;
        if (!y.RequiresGrad) yield break;
        y.Backward();
        foreach (Tensor t in x) if (t.Grad is { } g) yield return g;
    }

    private static float[] Run(PointwiseCase op, float[][] x, int start, int n) =>
        op.Op.Apply([.. x.Select(c => Tensor.Of<float>(c.AsSpan(start, n), [n]))]).ToArray();
}
