using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>y = the sum over the window times its scale.</summary>
internal unsafe struct AverageStep : IPoolStep
{
    public float* X, Y;

    public readonly bool MayRepeat => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec sum = default;
        float* x = X + window.Input + c;
        nint* taps = window.Taps;
        for (int k = 0; k < window.Count; k++) sum = TLanes.Add(sum, TLanes.Load(x + taps[k]));
        TLanes.Store(Y + window.Output + c, TLanes.Times(sum, TLanes.Of(window.Scale)));
    }
}

/// <summary>dx += dy times the window's scale, at every element of the window.</summary>
internal unsafe struct AverageGradStep : IPoolStep
{
    public float* Dy, Dx;

    /// <summary>Windows do not overlap: dx need not be read.</summary>
    public bool Disjoint;

    public readonly bool MayRepeat => Disjoint;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec dy = TLanes.Times(TLanes.Load(Dy + window.Output + c), TLanes.Of(window.Scale));
        float* dx = Dx + window.Input + c;
        nint* taps = window.Taps;
        for (int k = 0; k < window.Count; k++)
        {
            float* to = dx + taps[k];
            TLanes.Store(to, Disjoint ? dy : TLanes.Add(TLanes.Load(to), dy));
        }
    }
}
