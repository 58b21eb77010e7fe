using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>y = the largest element of the window.</summary>
internal unsafe struct MaxStep : IPoolStep
{
    public float* X, Y;

    public readonly bool MayRepeat => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec largest = TLanes.Of(float.NegativeInfinity);
        float* row = X + window.Image + window.Top * window.Row + window.Left * window.Pixel + c;
        for (int i = window.Top; i < window.Bottom; i++, row += window.Row)
        {
            float* x = row;
            for (int j = window.Left; j < window.Right; j++, x += window.Pixel) largest = TLanes.Max(largest, TLanes.Load(x));
        }

        TLanes.Store(Y + window.Output + c, largest);
    }
}

/// <summary>dx += dy at the first element that is y. A NaN stands for the maximum that it made NaN.</summary>
internal unsafe struct MaxGradStep : IPoolStep
{
    public float* X, Y, Dy, Dx;

    /// <summary>Windows do not overlap: dx need not be read.</summary>
    public bool Disjoint;

    public readonly bool MayRepeat => Disjoint;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec y = TLanes.Load(Y + window.Output + c);
        if (TLanes.AreNumbers(y)) Spread<TVec, TLanes>(window, c, y, areNumbers: true);
        else Spread<TVec, TLanes>(window, c, y, areNumbers: false);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Spread<TVec, TLanes>(in PoolWindow window, nint c, TVec y, bool areNumbers) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec left = TLanes.Load(Dy + window.Output + c);
        int bottom = window.Bottom, width = window.Right - window.Left;
        nint pixel = window.Pixel, at = window.Image + window.Top * window.Row + window.Left * pixel + c;
        for (int i = window.Top; i < bottom; i++, at += window.Row)
        {
            float* x = X + at, dx = Dx + at;
            for (int j = 0; j < width; j++, x += pixel, dx += pixel)
            {
                TVec taken = areNumbers ? TLanes.TakeFromNumber(ref left, TLanes.Load(x), y) : TLanes.TakeFrom(ref left, TLanes.Load(x), y);
                TLanes.Store(dx, Disjoint ? taken : TLanes.Add(TLanes.Load(dx), taken));
            }
        }
    }
}

/// <summary>u = v at the first element that is y: the adjoint of <see cref="MaxGradStep"/>.</summary>
internal unsafe struct MaxGatherStep : IPoolStep
{
    public float* X, Y, V, U;

    public readonly bool MayRepeat => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec open = TLanes.Open, y = TLanes.Load(Y + window.Output + c), sum = default;
        for (int i = window.Top; i < window.Bottom; i++)
        {
            nint at = window.Image + i * window.Row + window.Left * window.Pixel + c;
            for (int j = window.Left; j < window.Right; j++, at += window.Pixel)
                sum = TLanes.Add(sum, TLanes.Take(ref open, TLanes.Load(X + at), y, TLanes.Load(V + at)));
        }

        TLanes.Store(U + window.Output + c, sum);
    }
}
