using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Whetstone.Kernels;

/// <summary>Converts between element types.</summary>
/// <remarks>
/// Fractions are cut towards zero, numbers outside the target's range become its nearest end, NaN becomes 0; to bool, every
/// number but 0 is true.
/// </remarks>
public static class CastKernel
{
    /// <summary>Converts <paramref name="x"/>, elements of type <paramref name="from"/>, into <paramref name="y"/>, elements of type <paramref name="to"/>.</summary>
    public static void Run(DType from, ReadOnlySpan<byte> x, DType to, Span<byte> y)
    {
        if (x.Length / from.Size != y.Length / to.Size) throw new ArgumentException("lengths differ");
        if (from == to) x.CopyTo(y);
        else if (from == DType.BFloat16) FromBFloat16(MemoryMarshal.Cast<byte, BFloat16>(x), to, y);
        else if (to == DType.BFloat16) ToBFloat16(from, x, MemoryMarshal.Cast<byte, BFloat16>(y));
        else if (to == DType.Bool) ToBool(from, x, y);
        else
            switch (from)
            {
                case DType.Float32: From<float>(x, to, y); break;
                case DType.Float64: From<double>(x, to, y); break;
                case DType.Float16: From<Half>(x, to, y); break;
                case DType.Int64: From<long>(x, to, y); break;
                case DType.Int32: From<int>(x, to, y); break;
                default: From<byte>(x, to, y); break;      // a bool is stored as the byte 0 or 1
            }
    }

    private static void From<TFrom>(ReadOnlySpan<byte> x, DType to, Span<byte> y) where TFrom : unmanaged, System.Numerics.INumber<TFrom>
    {
        switch (to)
        {
            case DType.Float32: Convert<TFrom, float>(x, y); break;
            case DType.Float64: Convert<TFrom, double>(x, y); break;
            case DType.Float16: Convert<TFrom, Half>(x, y); break;
            case DType.Int64: Convert<TFrom, long>(x, y); break;
            case DType.Int32: Convert<TFrom, int>(x, y); break;
            default: Convert<TFrom, byte>(x, y); break;
        }
    }

    private static void Convert<TFrom, TTo>(ReadOnlySpan<byte> x, Span<byte> y)
        where TFrom : unmanaged, System.Numerics.INumber<TFrom> where TTo : unmanaged, System.Numerics.INumber<TTo> =>
        TensorPrimitives.ConvertSaturating(MemoryMarshal.Cast<byte, TFrom>(x), MemoryMarshal.Cast<byte, TTo>(y));

    private static void ToBool(DType from, ReadOnlySpan<byte> x, Span<byte> y)
    {
        switch (from)
        {
            case DType.Float32: NotZero<float>(x, y); break;
            case DType.Float64: NotZero<double>(x, y); break;
            case DType.Float16: NotZero<Half>(x, y); break;
            case DType.Int64: NotZero<long>(x, y); break;
            case DType.Int32: NotZero<int>(x, y); break;
            default: NotZero<byte>(x, y); break;
        }
    }

    private static void NotZero<T>(ReadOnlySpan<byte> x, Span<byte> y) where T : unmanaged, System.Numerics.INumber<T>
    {
        ReadOnlySpan<T> from = MemoryMarshal.Cast<byte, T>(x);
        for (int i = 0; i < y.Length; i++) y[i] = from[i] != T.Zero ? (byte)1 : (byte)0;
    }

    private static void FromBFloat16(ReadOnlySpan<BFloat16> x, DType to, Span<byte> y)
    {
        float[] wide = new float[x.Length];
        for (int i = 0; i < x.Length; i++) wide[i] = x[i];
        Run(DType.Float32, MemoryMarshal.AsBytes<float>(wide), to, y);
    }

    private static void ToBFloat16(DType from, ReadOnlySpan<byte> x, Span<BFloat16> y)
    {
        float[] wide = new float[y.Length];
        Run(from, x, DType.Float32, MemoryMarshal.AsBytes(wide.AsSpan()));
        for (int i = 0; i < y.Length; i++) y[i] = (BFloat16)wide[i];
    }
}
