using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Weight gradients: partial sums over separate lines, added in order, then put into the order of the weights.</summary>
internal static unsafe class WeightGradient
{
    /// <summary>Overwrites dw [O, C / Groups, KH, KW].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry g, float* x, float* dy, float* dw, Workers workers)
    {
        if (PointwiseGradient.Suits(g))
        {
            PointwiseGradient.Run(g, x, dy, dw, workers);
            return;
        }

        int rows = g.Taps * g.GroupInputs;
        WeightChunk chunk = new()
        {
            Vertical = g.Vertical,
            Horizontal = g.Horizontal,
            Images = g.N,
            K = rows,
            Zeros = Gemm.PaddedBias(default, 0),
            X = Image.Of(x, g.GroupInputs, g.C, g.H, g.W),
        };
        if (chunk.IsDirect && TurnedWeightChunk.Suits(g))
        {
            Turned(g, x, dy, dw, workers);
            return;
        }

        chunk.Grid = WeightGrid.Of(g.N * g.OH, g.OW, rows, g.GroupOutputs, !chunk.IsDirect);
        int pitch = Panels.Count(g.GroupOutputs) * Tiles.Panel;
        chunk.Partial = Scratch.Rent(Scratch.Partial, (long)chunk.Grid.Splits * rows * pitch);
        for (int group = 0; group < g.Groups; group++)
        {
            chunk.X = Image.Of(x + group * g.GroupInputs, g.GroupInputs, g.C, g.H, g.W);
            chunk.Dy = Image.Of(dy + group * g.GroupOutputs, g.GroupOutputs, g.O, g.OH, g.OW);
            workers.For(chunk.Grid.Chunks, 1, chunk);
            SumPartials sum = new() { Partial = chunk.Partial, Splits = chunk.Grid.Splits, Length = (nint)rows * pitch };
            if (sum.Splits > 1) workers.For((int)((sum.Length + 15) / 16), 1024, sum);
            UnpackWeights unpack = new()
            {
                Sums = chunk.Partial,
                W = dw + (nint)group * g.GroupOutputs * rows,
                Pitch = pitch,
                Outputs = g.GroupOutputs,
                Inputs = g.GroupInputs,
                Taps = g.Taps,
            };
            workers.For((g.GroupOutputs + UnpackWeights.Together - 1) / UnpackWeights.Together, 1, unpack);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turned(in ConvGeometry g, float* x, float* dy, float* dw, Workers workers)
    {
        TurnedWeightChunk chunk = new()
        {
            Vertical = g.Vertical,
            Horizontal = g.Horizontal,
            Images = g.N,
            Zeros = Gemm.PaddedBias(default, 0),
            X = Image.Of(x, g.GroupInputs, g.C, g.H, g.W),
        };
        chunk.Grid = WeightGrid.Of(g.N * g.OH, g.OW, g.GroupOutputs, chunk.Pitch, true);
        nint length = (nint)g.GroupOutputs * chunk.Pitch;
        chunk.Partial = Scratch.Rent(Scratch.Partial, chunk.Grid.Splits * length);
        for (int group = 0; group < g.Groups; group++)
        {
            chunk.X = Image.Of(x + group * g.GroupInputs, g.GroupInputs, g.C, g.H, g.W);
            chunk.Dy = Image.Of(dy + group * g.GroupOutputs, g.GroupOutputs, g.O, g.OH, g.OW);
            workers.For(chunk.Grid.Chunks, 1, chunk);
            SumPartials sum = new() { Partial = chunk.Partial, Splits = chunk.Grid.Splits, Length = length };
            if (sum.Splits > 1) workers.For((int)((length + 15) / 16), 1024, sum);
            UnpackRuns unpack = new()
            {
                Sums = chunk.Partial,
                W = dw + (nint)group * g.GroupOutputs * g.GroupInputs * g.Taps,
                Pitch = chunk.Pitch,
                PaddedRun = chunk.PaddedRun,
                Inputs = g.GroupInputs,
                KH = g.KH,
                KW = g.KW,
            };
            workers.For(g.GroupOutputs, 16, unpack);
        }
    }
}
