using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Any pointwise function, seen as one of three inputs of which the last may be unused.</summary>
internal interface IRowFunction
{
    T Of<T>(T a, T b, T c) where T : struct, ILane<T>;
}

internal readonly struct Unary<TFn>(TFn fn) : IRowFunction where TFn : struct, IPointwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T a, T b, T c) where T : struct, ILane<T> => fn.Value(a);
}

internal readonly struct UnarySlope<TFn>(TFn fn) : IRowFunction where TFn : struct, IPointwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T x, T y, T dy) where T : struct, ILane<T> => dy * fn.Slope(x, y);
}

internal readonly struct Binary<TFn>(TFn fn) : IRowFunction where TFn : struct, IPointwise2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T a, T b, T c) where T : struct, ILane<T> => fn.Value(a, b);
}

internal readonly struct Ternary<TFn>(TFn fn) : IRowFunction where TFn : struct, IPointwise3
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T a, T b, T c) where T : struct, ILane<T> => fn.Value(a, b, c);
}

/// <summary>How a row of an input is read.</summary>
internal unsafe interface IAccess
{
    static abstract T Get<T>(float* row, nint index) where T : struct, IVector<T>;

    /// <summary>Reads the last <paramref name="count"/> elements of a row, through <paramref name="pad"/>.</summary>
    static abstract T Tail<T>(float* row, nint index, int count, float* pad) where T : struct, IVector<T>;
}

internal readonly unsafe struct Dense : IAccess
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get<T>(float* row, nint index) where T : struct, IVector<T> => T.Load(row + index);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Tail<T>(float* row, nint index, int count, float* pad) where T : struct, IVector<T>
    {
        for (int i = 0; i < count; i++) pad[i] = row[index + i];
        for (int i = count; i < T.Width; i++) pad[i] = 0;
        return T.Load(pad);
    }
}

internal readonly unsafe struct Repeated : IAccess
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get<T>(float* row, nint index) where T : struct, IVector<T> => T.Splat(*row);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Tail<T>(float* row, nint index, int count, float* pad) where T : struct, IVector<T> => T.Splat(*row);
}

internal readonly unsafe struct Unused : IAccess
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get<T>(float* row, nint index) where T : struct, IVector<T> => default;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Tail<T>(float* row, nint index, int count, float* pad) where T : struct, IVector<T> => default;
}
