using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The loops of <see cref="Finish"/>.</summary>
/// <remarks>A ragged end runs the same vector code on a padded copy, so a result never depends on where its element lies.</remarks>
internal static unsafe class FinishBlock<TFn, T> where TFn : struct, IPointwise where T : struct, IVector<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Map(void* function, float* y, nint row, nint distance, int rows, int columns)
    {
        TFn fn = Unsafe.Read<TFn>(function);
        int whole = columns - columns % T.Width;
        for (; rows > 0; rows--, y += row)
        {
            for (nint i = 0; i < whole; i += T.Width) T.Store(fn.Value(T.Load(y + i)), y + i);
            if (whole < columns) Tail(fn, y + whole, null, columns - whole);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(void* function, float* y, nint row, nint distance, int rows, int columns)
    {
        TFn fn = Unsafe.Read<TFn>(function);
        int whole = columns - columns % T.Width;
        for (; rows > 0; rows--, y += row)
        {
            float* residual = y + distance;
            for (nint i = 0; i < whole; i += T.Width) T.Store(fn.Value(T.Load(y + i) + T.Load(residual + i)), y + i);
            if (whole < columns) Tail(fn, y + whole, residual + whole, columns - whole);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tail(TFn fn, float* y, float* residual, int count)
    {
        float* pad = stackalloc float[32];
        new Span<float>(pad, 32).Clear();
        Floats.Copy(y, pad, count);
        if (residual != null) Floats.Copy(residual, pad + 16, count);
        T sum = residual == null ? T.Load(pad) : T.Load(pad) + T.Load(pad + 16);
        T.Store(fn.Value(sum), pad);
        Floats.Copy(pad, y, count);
    }
}
