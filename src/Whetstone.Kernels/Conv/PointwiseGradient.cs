using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Weight gradients of convolutions of 1 x 1 as one product over all pixels: <c>dw[o, c] = Σ_pixels dy[pixel, o] · x[pixel, c]</c>.</summary>
internal static unsafe class PointwiseGradient
{
    public static bool Suits(in ConvGeometry g) => g is { KH: 1, KW: 1, StrideH: 1, StrideW: 1, PadH: 0, PadW: 0, Groups: 1 };

    /// <summary>Overwrites dw [O, C].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry g, float* x, float* dy, float* dw, Workers workers)
    {
        bool byOutputs = ByOutputs(g);
        PointwiseChunk chunk = new()
        {
            A = byOutputs ? dy : x,
            B = byOutputs ? x : dy,
            Rows = byOutputs ? g.O : g.C,
            Columns = byOutputs ? g.C : g.O,
            Pixels = g.N * g.H * g.W,
            Zeros = Gemm.PaddedBias(default, 0),
        };
        chunk.Grid = WeightGrid.Of(chunk.Pixels, 1, chunk.Rows, chunk.Columns, false);
        nint length = (nint)chunk.Rows * chunk.Pitch;
        bool direct = byOutputs && chunk.Grid.Splits == 1 && chunk.Pitch == chunk.Columns;
        chunk.Partial = direct ? dw : Scratch.Rent(Scratch.Partial, chunk.Grid.Splits * length);
        workers.For(chunk.Grid.Chunks, 1, chunk);
        SumPartials sum = new() { Partial = chunk.Partial, Splits = chunk.Grid.Splits, Length = length };
        if (sum.Splits > 1) workers.For((int)((length + 15) / 16), 1024, sum);
        if (direct) return;
        if (byOutputs) Copy(chunk, dw);
        else Transpose.Run(chunk.Partial, chunk.Pitch, dw, g.C, g.C, g.O);
    }

    // Rows of sums are outputs: inputs are then read as vectors, and the sums lie as the weights do. That is worth filling panels a little worse.
    private static bool ByOutputs(in ConvGeometry g)
    {
        long outputs = (long)g.O * Panels.Count(g.C), inputs = (long)g.C * Panels.Count(g.O);
        return outputs <= inputs + inputs / 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(in PointwiseChunk chunk, float* dw)
    {
        for (int o = 0; o < chunk.Rows; o++) Floats.Copy(chunk.Partial + o * (nint)chunk.Pitch, dw + o * (nint)chunk.Columns, chunk.Columns);
    }
}
