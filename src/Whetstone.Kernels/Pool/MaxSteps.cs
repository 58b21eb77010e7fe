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
        if (window.Count == 9 && Nine(Largest.X + window.Input + c, window.Taps, window.Output + c, default(TLanes), default(TVec))) return;
        Largest.Run<TVec, TLanes>(window, c);
        Place.Run<TVec, TLanes>(window, c);
    }

    // Most windows of most networks that are not pairs: written out, all elements stay in registers. Their sum says whether one of
    // them is NaN, for less than maxima that ask each time; when it does, or may do, somebody else has to look.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Nine<TVec, TLanes>(float* x, nint* taps, nint output, TLanes _, TVec zero) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        Prefetch.Ahead(x + taps[8]);
        Prefetch.Ahead(Largest.Y + output);
        TVec a = TLanes.Load(x), b = TLanes.Load(x + taps[1]), c = TLanes.Load(x + taps[2]), d = TLanes.Load(x + taps[3]), e = TLanes.Load(x + taps[4]);
        TVec f = TLanes.Load(x + taps[5]), g = TLanes.Load(x + taps[6]), h = TLanes.Load(x + taps[7]), i = TLanes.Load(x + taps[8]);
        TVec sum = TLanes.Add(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), TLanes.Add(TLanes.Add(TLanes.Add(e, f), TLanes.Add(g, h)), i));
        if (!TLanes.AreNumbers(sum)) return false;
        TVec y = TLanes.Larger(TLanes.Larger(TLanes.Larger(a, b), TLanes.Larger(c, d)), TLanes.Larger(TLanes.Larger(TLanes.Larger(e, f), TLanes.Larger(g, h)), i));
        y = TEnd.Of<TVec, TLanes>(y);
        TLanes.Store(Largest.Y + output, y);

        // From the last element to the first, so that the first of equals remains.
        TVec first = TLanes.IfLess(h, y, TLanes.Of(8), TLanes.Of(7));
        first = TLanes.IfLess(g, y, first, TLanes.Of(6));
        first = TLanes.IfLess(f, y, first, TLanes.Of(5));
        first = TLanes.IfLess(e, y, first, TLanes.Of(4));
        first = TLanes.IfLess(d, y, first, TLanes.Of(3));
        first = TLanes.IfLess(c, y, first, TLanes.Of(2));
        first = TLanes.IfLess(b, y, first, TLanes.Of(1));
        first = TLanes.IfLess(a, y, first, zero);
        Place.Index.Store<TVec, TLanes>(output, TEnd.Place<TVec, TLanes>(y, first, TLanes.Of(Place.Index.None)));
        return true;
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
