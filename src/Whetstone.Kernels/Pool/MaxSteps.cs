using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>y = the largest element of the window.</summary>
internal unsafe struct MaxStep<TEnd> : IPairStep where TEnd : struct, IPoolEnd
{
    public float* X, Y;

    public readonly bool MayRepeat => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        float* x = X + window.Input + c;
        nint* taps = window.Taps;
        TVec largest = TLanes.Load(x);
        for (int k = 1; k < window.Count; k++) largest = TLanes.Max(largest, TLanes.Load(x + taps[k]));
        TLanes.Store(Y + window.Output + c, TEnd.Of<TVec, TLanes>(largest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Pair<TVec, TLanes>(nint input, nint output, nint right, nint below) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        float* x = X + input;
        TVec above = TLanes.Max(TLanes.Load(x), TLanes.Load(x + right)), under = TLanes.Max(TLanes.Load(x + below), TLanes.Load(x + below + right));
        TLanes.Store(Y + output, TEnd.Of<TVec, TLanes>(TLanes.Max(above, under)));
    }
}

/// <summary>Where in its window, in row-major order, the first largest element is. A NaN stands for the maximum that it made NaN.</summary>
internal unsafe struct MaxIndexStep<TEnd> : IPairStep where TEnd : struct, IPoolEnd
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
            for (int k = window.Count - 1; --k >= 0;) first = TLanes.IfLess(TLanes.Load(x + taps[k]), y, first, TLanes.Of(number[k]));
        }
        else
        {
            for (int k = window.Count; --k >= 0;)
            {
                TVec value = TLanes.Load(x + taps[k]);
                first = TLanes.IfNaN(value, TLanes.Of(number[k]), TLanes.IfEqual(value, y, TLanes.Of(number[k]), first));
            }
        }
        Index.Store<TVec, TLanes>(window.Output + c, TEnd.Place<TVec, TLanes>(y, first, TLanes.Of(Index.None)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Pair<TVec, TLanes>(nint input, nint output, nint right, nint below) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        float* x = X + input;
        Store(output, TLanes.Load(Y + output), TLanes.Load(x), TLanes.Load(x + right), TLanes.Load(x + below), TLanes.Load(x + below + right), default(TLanes));
    }

    /// <summary>Stores the places in a window of four elements whose result is y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store<TVec, TLanes>(nint output, TVec y, TVec a, TVec b, TVec c, TVec d, TLanes _) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec one = TLanes.Of(1), two = TLanes.Of(2), three = TLanes.Of(3), first;
        if (TLanes.AreNumbers(y))
        {
            first = TLanes.IfLess(c, y, three, two);
            first = TLanes.IfLess(b, y, first, one);
            first = TLanes.IfLess(a, y, first, default);
        }
        else
        {
            first = three;
            first = TLanes.IfNaN(c, two, TLanes.IfEqual(c, y, two, first));
            first = TLanes.IfNaN(b, one, TLanes.IfEqual(b, y, one, first));
            first = TLanes.IfNaN(a, default, TLanes.IfEqual(a, y, default, first));
        }
        Index.Store<TVec, TLanes>(output, TEnd.Place<TVec, TLanes>(y, first, TLanes.Of(Index.None)));
    }
}

/// <summary>The largest element of a window, and where it is.</summary>
internal unsafe struct MaxBothStep<TEnd> : IPairStep where TEnd : struct, IPoolEnd
{
    public MaxStep<TEnd> Largest;
    public MaxIndexStep<TEnd> Place;

    public readonly bool MayRepeat => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        Largest.Run<TVec, TLanes>(window, c);
        Place.Run<TVec, TLanes>(window, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Pair<TVec, TLanes>(nint input, nint output, nint right, nint below) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        float* x = Largest.X + input;
        TVec a = TLanes.Load(x), b = TLanes.Load(x + right), c = TLanes.Load(x + below), d = TLanes.Load(x + below + right);
        TVec y = TEnd.Of<TVec, TLanes>(TLanes.Max(TLanes.Max(a, b), TLanes.Max(c, d)));
        TLanes.Store(Largest.Y + output, y);
        Place.Store(output, y, a, b, c, d, default(TLanes));
    }
}
