namespace Whetstone.Kernels;

/// <summary>Gradients of a convolution straight from the gradient of the max pooling behind it, without the zeros that spreading it would make.</summary>
/// <remarks>The same sums in another order. What multiplies a gradient of 0 in a dense product is left out here, be it infinite or NaN.</remarks>
public static unsafe class PooledConvKernel
{
    /// <summary>Whether there are such kernels: one group, no dilation, windows of at most 16 elements, sizes that fit each other.</summary>
    public static bool Suits(in ConvGeometry g, in PoolGeometry pool) =>
        g is { Groups: 1, DilationH: 1, DilationW: 1 } && (pool.N, pool.C, pool.H, pool.W) == (g.N, g.O, g.OH, g.OW)
        && (long)Math.Min(pool.KH, pool.H) * Math.Min(pool.KW, pool.W) <= PlaceOffsets.Most && pool.Plan.OutputLength > 0 && g.InputLength > 0
        && (long)(g.H + 2L * g.PadH) * (g.W + 2L * g.PadW) * g.C < int.MaxValue / 8 && (long)g.OH * g.OW * (g.Taps * g.C + 16L) < int.MaxValue / 8 && g.WeightLength < int.MaxValue / 32;

    /// <summary>The gradient of the weights. Overwrites dw.</summary>
    /// <param name="g">The sizes of the convolution.</param>
    /// <param name="pool">Those of the pooling of its result.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="index">[N, QH, QW, O] in memory: what <see cref="PoolKernel.MaxIndex"/> or <see cref="PoolKernel.MaxReluIndex"/> gave.</param>
    /// <param name="dy">[N, QH, QW, O] in memory: the gradient of the pooling's result.</param>
    /// <param name="dw">[O, C, KH, KW].</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    /// <exception cref="ArgumentException">The sizes do not <see cref="Suits"/>.</exception>
    public static void WeightGrad(in ConvGeometry g, in PoolGeometry pool, ReadOnlySpan<float> x, ReadOnlySpan<byte> index, ReadOnlySpan<float> dy, Span<float> dw, Workers workers)
    {
        Require(g, pool, x.Length, index.Length, dy.Length, dw.Length);
        fixed (float* px = x, pdy = dy, pdw = dw)
        fixed (byte* pi = index)
        {
            PooledWeightGradient gradient = new() { G = g, Pool = pool.Plan, X = px, Dy = pdy, Index = pi };
            gradient.Sums = Scratch.Rent(Scratch.Partial, (long)g.O * g.KH * gradient.Pitch);
            workers.For((g.O + PlaceOffsets.Lanes - 1) / PlaceOffsets.Lanes, 1, gradient);
            UnpackRuns unpack = new() { Sums = gradient.Sums, W = pdw, Pitch = g.KH * gradient.Pitch, PaddedRun = gradient.Pitch, Inputs = g.C, KH = g.KH, KW = g.KW };
            workers.For(g.O, 16, unpack);
        }
    }

    /// <summary>The gradient of the input. Overwrites dx.</summary>
    /// <param name="g">The sizes of the convolution.</param>
    /// <param name="pool">Those of the pooling of its result.</param>
    /// <param name="index">[N, QH, QW, O] in memory: what <see cref="PoolKernel.MaxIndex"/> or <see cref="PoolKernel.MaxReluIndex"/> gave.</param>
    /// <param name="dy">[N, QH, QW, O] in memory: the gradient of the pooling's result.</param>
    /// <param name="w">[O, C, KH, KW].</param>
    /// <param name="dx">[N, H, W, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    /// <exception cref="ArgumentException">The sizes do not <see cref="Suits"/>.</exception>
    public static void InputGrad(in ConvGeometry g, in PoolGeometry pool, ReadOnlySpan<byte> index, ReadOnlySpan<float> dy, ReadOnlySpan<float> w, Span<float> dx, Workers workers)
    {
        Require(g, pool, dx.Length, index.Length, dy.Length, w.Length);
        fixed (float* pdy = dy, pw = w, pdx = dx)
        fixed (byte* pi = index)
        {
            PooledInputGradient gradient = new() { G = g, Pool = pool.Plan, Dy = pdy, Dx = pdx, Index = pi };
            gradient.Weights = Scratch.Rent(Scratch.Packed, (long)g.O * g.KH * gradient.Pitch);
            gradient.Pack(pw);
            workers.For(g.N, 1, gradient);
        }
    }

    private static void Require(in ConvGeometry g, in PoolGeometry pool, int x, int index, int dy, int w)
    {
        if (!Suits(g, pool)) throw new ArgumentException($"No gradients of {g} straight from {pool}.", nameof(g));
        Lengths.Require(x, g.InputLength, "input");
        Lengths.Require(w, g.WeightLength, "weights");
        Lengths.Require(index, pool.Plan.OutputLength, "index");
        Lengths.Require(dy, pool.Plan.OutputLength, "output");
    }
}
