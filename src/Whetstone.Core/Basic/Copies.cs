using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone;

/// <summary>The copying kernels for elements of any type: what moves is a number of bytes.</summary>
public static class Copies
{
    /// <summary>Reorders axes; <paramref name="size"/> is bytes an element.</summary>
    public static void Permute(int size, ReadOnlySpan<int> shape, ReadOnlySpan<int> axes, ReadOnlySpan<byte> x, Span<byte> y)
    {
        switch (size)
        {
            case 1: CopyKernel.Permute(shape, axes, x, y, Workers.Current); break;
            case 2: CopyKernel.Permute(shape, axes, As<short>(x), As<short>(y), Workers.Current); break;
            case 4: CopyKernel.Permute(shape, axes, As<int>(x), As<int>(y), Workers.Current); break;
            default: CopyKernel.Permute(shape, axes, As<long>(x), As<long>(y), Workers.Current); break;
        }
    }

    /// <summary>Copies a strided window out of <paramref name="x"/>.</summary>
    public static void Slice(int size, ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> result, ReadOnlySpan<byte> x, Span<byte> y)
    {
        switch (size)
        {
            case 1: CopyKernel.Slice(shape, start, step, result, x, y, Workers.Current); break;
            case 2: CopyKernel.Slice(shape, start, step, result, As<short>(x), As<short>(y), Workers.Current); break;
            case 4: CopyKernel.Slice(shape, start, step, result, As<int>(x), As<int>(y), Workers.Current); break;
            default: CopyKernel.Slice(shape, start, step, result, As<long>(x), As<long>(y), Workers.Current); break;
        }
    }

    /// <summary>Copies <paramref name="x"/> into a strided window of <paramref name="y"/>, whose shape is <paramref name="shape"/>.</summary>
    public static void SliceInto(int size, ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> window, ReadOnlySpan<byte> x, Span<byte> y)
    {
        switch (size)
        {
            case 1: CopyKernel.SliceInto(shape, start, step, window, x, y, Workers.Current); break;
            case 2: CopyKernel.SliceInto(shape, start, step, window, As<short>(x), As<short>(y), Workers.Current); break;
            case 4: CopyKernel.SliceInto(shape, start, step, window, As<int>(x), As<int>(y), Workers.Current); break;
            default: CopyKernel.SliceInto(shape, start, step, window, As<long>(x), As<long>(y), Workers.Current); break;
        }
    }

    /// <summary>Repeats <paramref name="x"/> along the axes where its extent is 1 or missing.</summary>
    public static void Broadcast(int size, ReadOnlySpan<int> shape, ReadOnlySpan<int> result, ReadOnlySpan<byte> x, Span<byte> y)
    {
        switch (size)
        {
            case 1: CopyKernel.Broadcast(shape, result, x, y, Workers.Current); break;
            case 2: CopyKernel.Broadcast(shape, result, As<short>(x), As<short>(y), Workers.Current); break;
            case 4: CopyKernel.Broadcast(shape, result, As<int>(x), As<int>(y), Workers.Current); break;
            default: CopyKernel.Broadcast(shape, result, As<long>(x), As<long>(y), Workers.Current); break;
        }
    }

    private static ReadOnlySpan<T> As<T>(ReadOnlySpan<byte> x) where T : unmanaged => MemoryMarshal.Cast<byte, T>(x);

    private static Span<T> As<T>(Span<byte> x) where T : unmanaged => MemoryMarshal.Cast<byte, T>(x);
}
