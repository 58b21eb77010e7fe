using System.Buffers;
using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone;

/// <summary>A double-precision copy of some tensor's elements, for arithmetic on types that have no kernels of their own.</summary>
public readonly ref struct Widened : IDisposable
{
    private readonly double[] rented;
    private readonly int length;

    /// <summary>An uninitialised buffer of <paramref name="length"/> numbers.</summary>
    public Widened(int length) => (rented, this.length) = (ArrayPool<double>.Shared.Rent(length), length);

    /// <summary>The elements of <paramref name="x"/> as doubles.</summary>
    public Widened(ReadOnlySpan<byte> x, DType type) : this(x.Length / type.Size) =>
        CastKernel.Run(type, x, DType.Float64, MemoryMarshal.AsBytes(Span));

    /// <summary>The numbers.</summary>
    public Span<double> Span => rented.AsSpan(0, length);

    /// <summary>Converts the numbers to <paramref name="type"/> and writes them to <paramref name="y"/>.</summary>
    public void Narrow(Span<byte> y, DType type) => CastKernel.Run(DType.Float64, MemoryMarshal.AsBytes(Span), type, y);

    /// <summary>Returns the buffer.</summary>
    public void Dispose() => ArrayPool<double>.Shared.Return(rented);
}
