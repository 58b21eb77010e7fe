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
        float* x = X + window.Input + c;
        nint* taps = window.Taps;
        TVec largest = TLanes.Load(x);
        if (window.Count == PoolWindow.Pairs)
        {
            TVec second = TLanes.Load(x + taps[1]), third = TLanes.Load(x + taps[2]), fourth = TLanes.Load(x + taps[3]);
            largest = TLanes.Max(TLanes.Max(largest, second), TLanes.Max(third, fourth));
        }
        else
        {
            for (int k = 1; k < window.Count; k++) largest = TLanes.Max(largest, TLanes.Load(x + taps[k]));
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
        float* x = X + window.Input + c, number = window.Numbers;
        nint* taps = window.Taps;
        // From the last element to the first, so that the first of equals remains. If no other is the largest, the last is.
        TVec y = TLanes.Load(Y + window.Output + c), first = TLanes.Of(number[window.Count - 1]);
        if (TLanes.AreNumbers(y))
        {
            if (window.Count == PoolWindow.Pairs)
            {
                first = TLanes.IfLess(TLanes.Load(x + taps[2]), y, first, TLanes.Of(number[2]));
                first = TLanes.IfLess(TLanes.Load(x + taps[1]), y, first, TLanes.Of(number[1]));
                first = TLanes.IfLess(TLanes.Load(x), y, first, default);
            }
            else
            {
                for (int k = window.Count - 1; --k >= 0;) first = TLanes.IfLess(TLanes.Load(x + taps[k]), y, first, TLanes.Of(number[k]));
            }
        }
        else
        {
            for (int k = window.Count; --k >= 0;)
            {
                TVec value = TLanes.Load(x + taps[k]);
                first = TLanes.IfNaN(value, TLanes.Of(number[k]), TLanes.IfEqual(value, y, TLanes.Of(number[k]), first));
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
        float* dx = Dx + window.Input + c, number = window.Numbers;
        nint* taps = window.Taps;
        if (Disjoint && window.Count == PoolWindow.Pairs)
        {
            TLanes.Store(dx, TLanes.IfEqual(index, default, dy, default));
            TLanes.Store(dx + taps[1], TLanes.IfEqual(index, TLanes.Of(number[1]), dy, default));
            TLanes.Store(dx + taps[2], TLanes.IfEqual(index, TLanes.Of(number[2]), dy, default));
            TLanes.Store(dx + taps[3], TLanes.IfEqual(index, TLanes.Of(number[3]), dy, default));
            return;
        }

        for (int k = 0; k < window.Count; k++)
        {
            float* to = dx + taps[k];
            TVec taken = TLanes.IfEqual(index, TLanes.Of(number[k]), dy, default);
            TLanes.Store(to, Disjoint ? taken : TLanes.Add(TLanes.Load(to), taken));
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
        float* v = V + window.Input + c, number = window.Numbers;
        nint* taps = window.Taps;
        for (int k = 0; k < window.Count; k++) taken = TLanes.IfEqual(index, TLanes.Of(number[k]), TLanes.Load(v + taps[k]), taken);
        TLanes.Store(U + window.Output + c, taken);
    }
}
