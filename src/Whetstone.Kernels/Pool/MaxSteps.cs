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
        float* x = X + window.Input + c;
        nint* taps = window.Taps;
        for (int k = 0; k < window.Count; k++) largest = TLanes.Max(largest, TLanes.Load(x + taps[k]));
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
        float* x = X + window.Input + c, number = window.Numbers;
        nint* taps = window.Taps;
        // From the last element to the first, so that the first of equals remains.
        if (TLanes.AreNumbers(y))
        {
            for (int k = window.Count; --k >= 0;) first = TLanes.IfLess(TLanes.Load(x + taps[k]), y, first, TLanes.Of(number[k]));
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
