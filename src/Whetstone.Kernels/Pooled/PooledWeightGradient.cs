using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The gradient of a convolution's weights from the gradient of the max pooling behind it: <c>dw[o] = Σ dy[q, o] · window(x, place of q in o)</c>.</summary>
/// <remarks>
/// Max pooling passes the gradient of a window on to one of its elements. Spread, it is mostly zeros, with which a dense product
/// multiplies all the same. Here each window of x that counts is added once, times its one gradient. An index stands for 16 outputs.
/// </remarks>
internal unsafe struct PooledWeightGradient : IBody
{
    // Pooled pixels whose offsets are found at a time: 16 outputs of them lie in the first-level cache.
    private const int MostPixels = 192;

    // Copied rows of x, for the same reason.
    private const int MostFloats = 6 << 10;

    public ConvGeometry G;
    public PoolPlan Pool;
    public float* X, Dy;
    public byte* Index;

    /// <summary>[O, KH, Pitch].</summary>
    public float* Sums;

    /// <summary>Floats from a row of a window to the next in the sums.</summary>
    public readonly int Pitch => Tiles.Padded(G.KW * G.C);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        nint each = (nint)G.KH * Pitch;
        int first = start * PlaceOffsets.Lanes, last = Math.Min(G.O, end * PlaceOffsets.Lanes), width = Math.Max(1, Pool.Horizontal.Count);
        new Span<float>(Sums + first * each, (int)((last - first) * each)).Clear();

        // Many lines of one image, or a few small images at a time.
        int rows = (MostFloats / Math.Max(1, G.W * G.C) - G.KH) / (Pool.Vertical.Stride * G.StrideH);
        int lines = Math.Clamp(Math.Min(MostPixels / width, rows), 1, Math.Max(1, Pool.Vertical.Count)), most = Math.Max(MostPixels, width) * PlaceOffsets.Lanes;
        Image x = Image.Of(X, G.C, G.C, G.H, G.W);
        long band = Band.Length(x, G.Vertical, G.Horizontal);
        int together = (int)Math.Clamp(Math.Min(MostPixels / (width * Pool.Vertical.Count), MostFloats / band), 1, G.N);
        int* offsets = (int*)Scratch.Rent(Scratch.Sums, 2L * most);
        Pass pass = new() { Offsets = offsets, Scales = (float*)(offsets + most), Memory = Scratch.Rent(Scratch.Band, together * band) };
        for (int image = 0; image < G.N; image += together)
        {
            pass.Images = Math.Min(together, G.N - image);
            pass.Image = image;
            for (int i = 0; i < pass.Images; i++) pass.Row = Band.Copy(x, image + i, G.Vertical, G.Horizontal, pass.Memory + i * band).Row;
            for (pass.Line = 0; pass.Line < Pool.Vertical.Count; pass.Line += lines)
            {
                pass.Below = Math.Min(Pool.Vertical.Count, pass.Line + lines);
                for (int channel = first; channel < last; channel += PlaceOffsets.Lanes) Block(ref pass, (int)band, channel, Math.Min(last, channel + PlaceOffsets.Lanes));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Block(ref Pass pass, int band, int channel, int end)
    {
        // The last block reaches back over the one before it, rather than over the end.
        int from = Math.Max(0, Math.Min(channel, G.O - PlaceOffsets.Lanes));
        pass.Count = 0;
        for (int i = 0; i < pass.Images; i++) Find(ref pass, pass.Image + i, i * band, from);
        SparseJob job = new() { M = pass.Memory, RowM = pass.Row, Step = PlaceOffsets.Lanes, Count = pass.Count / PlaceOffsets.Lanes, RowY = Pitch };
        for (int c = channel; c < end; c++)
        {
            job.Offsets = pass.Offsets + (c - from);
            job.Scales = pass.Scales + (c - from);
            job.Y = Sums + (nint)c * G.KH * Pitch;
            SparseSum.Run(&job, G.KH, G.KW * G.C);
        }
    }

    // Where the windows lie that the gradients of 16 outputs go to.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Find(ref Pass pass, int image, int begin, int from)
    {
        nint row = pass.Row * G.StrideH, pixel = (nint)G.C * G.StrideW, at = ((nint)image * Pool.Vertical.Count + pass.Line) * Pool.Horizontal.Count * G.O + from;
        for (int i = pass.Line; i < pass.Below; i++)
        {
            int top = Pool.Vertical.First(i), height = Pool.Vertical.End(i) - top;
            for (int j = 0, alike; j < Pool.Horizontal.Count; j += alike, at += (nint)alike * G.O, pass.Count += alike * PlaceOffsets.Lanes)
            {
                int left = Pool.Horizontal.First(j), window = begin + (int)(top * row + left * pixel), step = (int)(Pool.Horizontal.Stride * pixel);
                pass.Places.Resize(height, Pool.Horizontal.End(j) - left, row, pixel);
                alike = Pool.Horizontal.Alike(j);
                if (G.O >= PlaceOffsets.Lanes) pass.Places.Sixteen(alike, Index + at, Dy + at, G.O, window, step, pass.Offsets + pass.Count, pass.Scales + pass.Count);
                else
                    for (int k = 0; k < alike; k++) Few(at + k * G.O, window + k * step, pass, pass.Count + k * PlaceOffsets.Lanes);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Few(nint at, int window, in Pass pass, int to)
    {
        for (int c = 0; c < G.O; c++)
        {
            int place = Index[at + c];
            bool exists = place < pass.Places.Count;
            pass.Offsets[to + c] = window + (exists ? pass.Places.At[place] : 0);
            pass.Scales[to + c] = exists ? Dy[at + c] : 0;
        }
    }

    // Some images, or some lines of one: what is found of them.
    private struct Pass
    {
        public int* Offsets;
        public float* Scales, Memory;
        public nint Row;
        public int Image, Images, Line, Below, Count;
        public PlaceOffsets Places;
    }
}
