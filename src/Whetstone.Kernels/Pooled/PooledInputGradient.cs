using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    // Whole vectors are stored at the end of a list.
    private readonly int ListPitch => G.O + Vector512<int>.Count;

    private readonly int Lists => Pool.Vertical.Longest * Pool.Horizontal.Longest + 1;

    /// <summary>Puts w [O, C, KH, KW] into the order of the windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        int* offsets = (int*)Scratch.Rent(Scratch.Sums, 2L * Lists * ListPitch);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly Image Padded()
    {
        int height = G.H + 2 * G.PadH, width = G.W + 2 * G.PadW;
        return Image.Of(Scratch.Rent(Scratch.Band, (long)height * width * G.C), G.C, G.C, height, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void One(int image, in Image dx, int* offsets)
    {
        float* scales = (float*)(offsets + Lists * ListPitch);
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
                    job.Offsets = offsets + p * ListPitch;
                    job.Scales = scales + p * ListPitch;
                    job.Count = counts[p];
                    job.Y = dx.Start + top * row + left * pixel + places.At[p];
                    SparseSum.Run(&job, G.KH, G.KW * G.C);
                }
            }
        }
    }

    // The last list is of those that go nowhere.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Sort(byte* index, float* dy, int places, int* counts, int* offsets, float* scales)
    {
        new Span<int>(counts, places + 1).Clear();
        if (Avx512F.IsSupported && G.O >= Vector512<int>.Count)
        {
            SortSixteens(index, dy, places, counts, offsets, scales);
            return;
        }
        int each = G.KH * Pitch;
        for (int o = 0; o < G.O; o++)
        {
            int p = Math.Min(index[o], places), to = p * ListPitch + counts[p]++;
            offsets[to] = o * each;
            scales[to] = dy[o];
        }
    }

    // The same lists, without those that go nowhere.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SortSixteens(byte* index, float* dy, int places, int* counts, int* offsets, float* scales)
    {
        int lanes = Vector512<int>.Count, each = G.KH * Pitch, pitch = ListPitch;
        for (int done = 0; done < G.O; done += lanes)
        {
            // The last sixteen reach back, and what was sorted before is no place.
            int from = Math.Min(done, G.O - lanes);
            Vector512<int> place = Avx512F.ConvertToVector512Int32(Vector128.Load(index + from)), offset = (Vector512<int>.Indices + Vector512.Create(from)) * each;
            if (from < done) place = Vector512.ConditionalSelect(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(done - from)), Vector512.Create(-1), place);
            Vector512<float> scale = Vector512.Load(dy + from);
            int* offsetsTo = offsets;
            float* scalesTo = scales;
            for (int p = 0; p < places; p++, offsetsTo += pitch, scalesTo += pitch)
            {
                Vector512<int> here = Vector512.Equals(place, Vector512.Create(p));
                int count = counts[p];
                Vector512.Store(Avx512F.Compress(Vector512<int>.Zero, here, offset), offsetsTo + count);
                Vector512.Store(Avx512F.Compress(Vector512<float>.Zero, here.AsSingle(), scale), scalesTo + count);
                counts[p] = count + BitOperations.PopCount(here.ExtractMostSignificantBits());
            }
        }
    }
}
