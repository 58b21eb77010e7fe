using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Copies of sliding windows (im2col) and their adjoint, in PyTorch's layout.</summary>
public static unsafe class UnfoldKernel
{
    /// <summary>Copies every window of x [n, c, h, w] to a column of y [n, c·kh·kw, places]; places are numbered row by row.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="h">Height.</param>
    /// <param name="w">Width.</param>
    /// <param name="vertical">The window along h.</param>
    /// <param name="horizontal">The window along w.</param>
    /// <param name="x">Input [n, c, h, w].</param>
    /// <param name="y">Output [n, c·kh·kw, places].</param>
    /// <param name="workers">Threads.</param>
    public static void Unfold(
        int n, int c, int h, int w, UnfoldWindow vertical, UnfoldWindow horizontal, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        UnfoldShape shape = Check(n, c, h, w, vertical, horizontal, x.Length, nameof(x), y.Length, nameof(y));
        fixed (float* px = x, py = y)
            workers.For(n * c * shape.Taps, Grain.For((long)shape.PlacesH * shape.PlacesW), new UnfoldBody(shape, px, py));
    }

    /// <summary>The adjoint of <see cref="Unfold"/>: adds every column of x [n, c·kh·kw, places] to its window of y [n, c, h, w].</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="h">Height.</param>
    /// <param name="w">Width.</param>
    /// <param name="vertical">The window along h.</param>
    /// <param name="horizontal">The window along w.</param>
    /// <param name="x">Input [n, c·kh·kw, places].</param>
    /// <param name="y">Output [n, c, h, w], overwritten.</param>
    /// <param name="workers">Threads.</param>
    public static void Fold(
        int n, int c, int h, int w, UnfoldWindow vertical, UnfoldWindow horizontal, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        UnfoldShape shape = Check(n, c, h, w, vertical, horizontal, y.Length, nameof(y), x.Length, nameof(x));
        fixed (float* px = x, py = y)
            workers.For(n * c, Grain.For((long)shape.Taps * shape.PlacesH * shape.PlacesW), new FoldBody(shape, px, py));
    }

    private static UnfoldShape Check(
        int n, int c, int h, int w, UnfoldWindow vertical, UnfoldWindow horizontal, int image, string imageName, int columns, string columnsName)
    {
        UnfoldShape shape = new(h, w, vertical, horizontal, vertical.Places(h), horizontal.Places(w));
        Extent.Of(n, c, checked(h * w), image, imageName);
        Extent.Of(checked(n * c), shape.Taps, checked(shape.PlacesH * shape.PlacesW), columns, columnsName);
        return shape;
    }
}

/// <summary>The sizes of one channel.</summary>
internal readonly record struct UnfoldShape(int H, int W, UnfoldWindow Vertical, UnfoldWindow Horizontal, int PlacesH, int PlacesW)
{
    public int Taps => Vertical.Kernel * Horizontal.Kernel;
}

/// <summary>Rows of the output: one tap of one channel, at all places.</summary>
internal readonly unsafe struct UnfoldBody(UnfoldShape s, float* x, float* y) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        for (int item = start; item < end; item++)
        {
            (int channel, int tap) = Math.DivRem(item, s.Taps);
            (int tapH, int tapW) = Math.DivRem(tap, s.Horizontal.Kernel);
            (int first, int last) = s.Horizontal.Inside(tapW, s.W, s.PlacesW);
            float* image = x + (nint)channel * s.H * s.W, to = y + (nint)item * s.PlacesH * s.PlacesW;
            for (int i = 0; i < s.PlacesH; i++, to += s.PlacesW)
            {
                int row = i * s.Vertical.Stride + s.Vertical.Offset(tapH);
                Span<float> line = new(to, s.PlacesW);
                if ((uint)row >= (uint)s.H)
                {
                    line.Clear();
                    continue;
                }

                nint from = (nint)row * s.W + s.Horizontal.Offset(tapW);
                line[..first].Clear();
                line[last..].Clear();
                if (s.Horizontal.Stride == 1) new ReadOnlySpan<float>(image + from + first, last - first).CopyTo(line[first..]);
                else for (int j = first; j < last; j++) to[j] = image[from + (nint)j * s.Horizontal.Stride];
            }
        }
    }
}

/// <summary>Channels of the image: the taps are added one after another, so the order of additions is fixed.</summary>
internal readonly unsafe struct FoldBody(UnfoldShape s, float* x, float* y) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        for (int channel = start; channel < end; channel++)
        {
            float* image = y + (nint)channel * s.H * s.W, from = x + (nint)channel * s.Taps * s.PlacesH * s.PlacesW;
            new Span<float>(image, s.H * s.W).Clear();
            for (int tap = 0; tap < s.Taps; tap++)
            {
                (int tapH, int tapW) = Math.DivRem(tap, s.Horizontal.Kernel);
                (int first, int last) = s.Horizontal.Inside(tapW, s.W, s.PlacesW);
                for (int i = 0; i < s.PlacesH; i++, from += s.PlacesW)
                {
                    int row = i * s.Vertical.Stride + s.Vertical.Offset(tapH);
                    if ((uint)row >= (uint)s.H) continue;
                    nint to = (nint)row * s.W + s.Horizontal.Offset(tapW);
                    for (int j = first; j < last; j++) image[to + (nint)j * s.Horizontal.Stride] += from[j];
                }
            }
        }
    }
}
