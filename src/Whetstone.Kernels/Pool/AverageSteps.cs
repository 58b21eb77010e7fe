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
        float* row = X + window.Image + window.Top * window.Row + window.Left * window.Pixel + c;
        for (int i = window.Top; i < window.Bottom; i++, row += window.Row)
        {
            float* x = row;
            for (int j = window.Left; j < window.Right; j++, x += window.Pixel) sum = TLanes.Add(sum, TLanes.Load(x));
        }

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
        float* row = Dx + window.Image + window.Top * window.Row + window.Left * window.Pixel + c;
        for (int i = window.Top; i < window.Bottom; i++, row += window.Row)
        {
            float* dx = row;
            for (int j = window.Left; j < window.Right; j++, dx += window.Pixel) TLanes.Store(dx, Disjoint ? dy : TLanes.Add(TLanes.Load(dx), dy));
        }
    }
}
