using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The gradient of a convolution's input from the gradient of the max pooling behind it. An index stands for an image.</summary>
/// <remarks>
/// The outputs of a pooled pixel are sorted by the place in the window that their gradient goes to. For each place the weights of
/// its outputs, times their gradients, are summed in registers and added to dx once.
/// </remarks>
internal unsafe struct PooledInputGradient : IBody
{
    public ConvGeometry G;
    public PoolPlan Pool;
    public float* Dy, Dx;
    public byte* Index;

    /// <summary>[O, KH, Pitch]: each row of a window with zeros up to a whole vector.</summary>
    public float* Weights;

    /// <summary>Floats of a row of the weights.</summary>
    public readonly int Pitch => Tiles.Padded(G.KW * G.C);

    private readonly int Lists => Pool.Vertical.Longest * Pool.Horizontal.Longest + 1;

    /// <summary>Puts w [O, C, KH, KW] into the order of the windows.</summary>
    public readonly void Pack(float* w)
    {
        float* to = Weights;
        for (int o = 0; o < G.O; o++, w += G.C * G.Taps)
        {
            for (int t = 0; t < G.KH; t++, to += Pitch)
            {
                Transpose.Run(w + t * G.KW, G.Taps, to, G.C, G.C, G.KW);
                Floats.Clear(to + G.KW * G.C, Pitch - G.KW * G.C);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        int* offsets = (int*)Scratch.Rent(Scratch.Sums, 2L * Lists * G.O);
        for (int image = start; image < end; image++)
        {
            Image dx = Image.Of(Dx, G.C, G.C, G.H, G.W);
            dx.Start += image * dx.Plane;
            bool padded = G.Vertical.IsPadded || G.Horizontal.IsPadded;
            Image target = padded ? Padded() : dx;
            new Span<float>(target.Start, (int)target.Plane).Clear();
            One(image, target, offsets);
            if (!padded) continue;
            for (int y = 0; y < G.H; y++)
                Buffer.MemoryCopy(target.Start + (y + G.PadH) * target.Row + G.PadW * target.Pixel, dx.Start + y * dx.Row, dx.Row * sizeof(float), dx.Row * sizeof(float));
        }
    }

    private readonly Image Padded()
    {
        int height = G.H + 2 * G.PadH, width = G.W + 2 * G.PadW;
        return Image.Of(Scratch.Rent(Scratch.Band, (long)height * width * G.C), G.C, G.C, height, width);
    }

    private readonly void One(int image, in Image dx, int* offsets)
    {
        float* scales = (float*)(offsets + Lists * G.O);
        int* counts = stackalloc int[PlaceOffsets.Most + 1];
        PlaceOffsets places = default;
        nint at = (nint)image * Pool.Vertical.Count * Pool.Horizontal.Count * G.O, row = dx.Row * G.StrideH, pixel = dx.Pixel * G.StrideW;
        SparseJob job = new() { M = Weights, RowM = Pitch, Step = 1, RowY = dx.Row };
        for (int i = 0; i < Pool.Vertical.Count; i++)
        {
            int top = Pool.Vertical.First(i), height = Pool.Vertical.End(i) - top;
            for (int j = 0; j < Pool.Horizontal.Count; j++, at += G.O)
            {
                int left = Pool.Horizontal.First(j);
                places.Resize(height, Pool.Horizontal.End(j) - left, row, pixel);
                Sort(Index + at, Dy + at, places.Count, counts, offsets, scales);
                for (int p = 0; p < places.Count; p++)
                {
                    if (counts[p] == 0) continue;
                    job.Offsets = offsets + p * G.O;
                    job.Scales = scales + p * G.O;
                    job.Count = counts[p];
                    job.Y = dx.Start + top * row + left * pixel + places.At[p];
                    SparseSum.Run(&job, G.KH, G.KW * G.C);
                }
            }
        }
    }

    // The last list is of those that go nowhere.
    private readonly void Sort(byte* index, float* dy, int places, int* counts, int* offsets, float* scales)
    {
        int each = G.KH * Pitch;
        new Span<int>(counts, places + 1).Clear();
        for (int o = 0; o < G.O; o++)
        {
            int p = Math.Min(index[o], places), to = p * G.O + counts[p]++;
            offsets[to] = o * each;
            scales[to] = dy[o];
        }
    }
}
