using Whetstone.Kernels;

namespace Whetstone.Bench.Cases;

/// <summary>Poolings by windows, both passes.</summary>
public static class PoolCases
{
    public static IEnumerable<KernelCase> Max(PoolGeometry g)
    {
        (double x, double y) = Sizes(g);
        int place = PoolKernel.IndexBytes(g);
        yield return Case(g, "max", "forward", 4 * (x + y), s => workers => PoolKernel.Max(g, s.X.Span, s.Y.Span, workers));
        yield return Case(g, "max", "forward: places", 4 * (x + y) + place * y, s =>
        {
            PoolKernel.Max(g, s.X.Span, s.Y.Span, Workers.Current);
            return workers => PoolKernel.MaxIndex(g, s.X.Span, s.Y.Span, s.Places, workers);
        });
        yield return Case(g, "max", "input gradient", 4 * (x + y) + place * y, s =>
        {
            PoolKernel.Max(g, s.X.Span, s.Y.Span, Workers.Current);
            PoolKernel.MaxIndex(g, s.X.Span, s.Y.Span, s.Places, Workers.Current);
            return workers => PoolKernel.MaxGrad(g, s.Places, s.Y.Span, s.X.Span, workers);
        });
    }

    public static IEnumerable<KernelCase> Average(PoolGeometry g, bool countPadding)
    {
        (double x, double y) = Sizes(g);
        yield return Case(g, "average", "forward", 4 * (x + y), s => workers => PoolKernel.Average(g, countPadding, s.X.Span, s.Y.Span, workers));
        yield return Case(g, "average", "input gradient", 4 * (x + y), s => workers => PoolKernel.AverageGrad(g, countPadding, s.Y.Span, s.X.Span, workers));
    }

    /// <summary>Square images and windows.</summary>
    public static PoolGeometry Square(int images, int channels, int size, int kernel, int stride, int pad) =>
        new(images, channels, size, size, kernel, kernel, stride, stride, pad, pad, false);

    private static (double X, double Y) Sizes(PoolGeometry g) => ((double)g.N * g.C * g.H * g.W, (double)g.N * g.C * g.OH * g.OW);

    private static KernelCase Case(PoolGeometry g, string kind, string pass, double bytes, Func<Images, Action<Workers>> prepare)
    {
        string stride = g.StrideH > 1 ? $" s{g.StrideH}" : "";
        return new("pool", $"{kind} {g.KH}x{g.KW}{stride} {g.C} @{g.H}x{g.W} n{g.N}", pass, Sizes(g).Y * g.KH * g.KW, bytes, () => prepare(new(g)));
    }

    private sealed class Images(PoolGeometry g)
    {
        internal Memory<float> X { get; } = Arrays.Filled((long)g.N * g.C * g.H * g.W);

        internal Memory<float> Y { get; } = Arrays.Filled((long)g.N * g.C * g.OH * g.OW);

        internal byte[] Places { get; } = new byte[PoolKernel.IndexBytes(g) * g.N * g.C * g.OH * g.OW];
    }
}
