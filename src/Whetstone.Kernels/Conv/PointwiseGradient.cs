namespace Whetstone.Kernels;

/// <summary>Weight gradients of convolutions of 1 x 1 as one product over all pixels: <c>dw[o, c] = Σ_pixels dy[pixel, o] · x[pixel, c]</c>.</summary>
internal static unsafe class PointwiseGradient
{
    // From so many weights on the product, which copies both sides into the order of its tiles, is faster than tiles that read x in place.
    private const long ManyWeights = 1 << 16;

    public static bool Suits(in ConvGeometry g) =>
        g is { KH: 1, KW: 1, StrideH: 1, StrideW: 1, PadH: 0, PadW: 0, Groups: 1 } && (g.WeightLength >= ManyWeights || g.H * g.W < WeightChunk.SmallestDirect);

    /// <summary>Overwrites dw [O, C].</summary>
    public static void Run(in ConvGeometry g, float* x, float* dy, float* dw, Workers workers)
    {
        int pixels = g.N * g.H * g.W, length = g.O * g.C;
        ReadOnlySpan<float> inputs = new(x, pixels * g.C), gradients = new(dy, pixels * g.O);

        // A product likes many rows more than many columns.
        if (g.O >= g.C)
        {
            Gemm.Run(true, false, g.O, g.C, pixels, gradients, inputs, new(dw, length), default, false, workers);
            return;
        }

        float* turned = Scratch.Rent(Scratch.Partial, length);
        Gemm.Run(true, false, g.C, g.O, pixels, inputs, gradients, new(turned, length), default, false, workers);
        Transpose.Run(turned, g.O, dw, g.C, g.C, g.O);
    }
}
