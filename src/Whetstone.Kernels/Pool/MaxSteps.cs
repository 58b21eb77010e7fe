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

/// <summary>Where in its window, in row-major order, the first largest element is. A NaN stands for the maximum that it made NaN.</summary>
internal unsafe struct MaxIndexStep : IPoolStep
{
    public float* X, Y;
    public PoolIndex Index;

    public readonly bool MayRepeat => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec y = TLanes.Load(Y + window.Output + c), first = default;
        bool areNumbers = TLanes.AreNumbers(y);
        int width = window.Right - window.Left, number = (window.Bottom - window.Top) * width;
        // From the last element to the first, so that the first of equals remains.
        float* row = X + window.Image + (window.Bottom - 1) * window.Row + (window.Right - 1) * window.Pixel + c;
        for (int i = window.Bottom; i > window.Top; i--, row -= window.Row)
        {
            float* x = row;
            for (int j = 0; j < width; j++, x -= window.Pixel)
            {
                TVec here = TLanes.Of(--number), value = TLanes.Load(x);
                first = areNumbers ? TLanes.IfLess(value, y, first, here) : TLanes.IfNaN(value, here, TLanes.IfEqual(value, y, here, first));
            }
        }
        Index.Store<TVec, TLanes>(window.Output + c, first);
    }
}

/// <summary>dx += dy at the element that the index names.</summary>
internal unsafe struct MaxGradStep : IPoolStep
{
    public float* Dy, Dx;
    public PoolIndex Index;

    /// <summary>Windows do not overlap: dx need not be read.</summary>
    public bool Disjoint;

    public readonly bool MayRepeat => Disjoint;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec index = Index.Load<TVec, TLanes>(window.Output + c), dy = TLanes.Load(Dy + window.Output + c);
        int number = 0, bottom = window.Bottom, width = window.Right - window.Left;
        float* row = Dx + window.Image + window.Top * window.Row + window.Left * window.Pixel + c;
        for (int i = window.Top; i < bottom; i++, row += window.Row)
        {
            float* dx = row;
            for (int j = 0; j < width; j++, dx += window.Pixel)
            {
                TVec taken = TLanes.IfEqual(index, TLanes.Of(number++), dy, default);
                TLanes.Store(dx, Disjoint ? taken : TLanes.Add(TLanes.Load(dx), taken));
            }
        }
    }
}

/// <summary>u = v at the element that the index names: the adjoint of <see cref="MaxGradStep"/>.</summary>
internal unsafe struct MaxGatherStep : IPoolStep
{
    public float* V, U;
    public PoolIndex Index;

    public readonly bool MayRepeat => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec index = Index.Load<TVec, TLanes>(window.Output + c), taken = default;
        int number = 0;
        for (int i = window.Top; i < window.Bottom; i++)
        {
            nint at = window.Image + i * window.Row + window.Left * window.Pixel + c;
            for (int j = window.Left; j < window.Right; j++, at += window.Pixel)
                taken = TLanes.IfEqual(index, TLanes.Of(number++), TLanes.Load(V + at), taken);
        }
        TLanes.Store(U + window.Output + c, taken);
    }
}
