namespace Whetstone.Kernels.Tests;

/// <summary>Runs a kernel with one, two and three threads, and demands the same bits.</summary>
internal static class AnyThreads
{
    private static readonly Workers[] All = [new(1), new(2), new(3)];

    public delegate void Kernel<T>(Span<T> y, Workers workers);

    public static T[] Run<T>(int length, Kernel<T> kernel) where T : unmanaged
    {
        T[]? first = null;
        foreach (Workers workers in All)
        {
            T[] y = new T[length];
            kernel(y, workers);
            if (first is null) first = y;
            else Assert.True(Bits(first).SequenceEqual(Bits(y)), $"{workers.Threads} threads give other bits");
        }

        return first!;
    }

    private static ReadOnlySpan<byte> Bits<T>(T[] values) where T : unmanaged =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan());
}
