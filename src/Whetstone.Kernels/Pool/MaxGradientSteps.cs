using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>dx += dy at the element that the index names.</summary>
internal unsafe struct MaxGradStep : IPairStep
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Pair<TVec, TLanes>(nint input, nint output, nint right, nint below) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec index = Index.Load<TVec, TLanes>(output), dy = TLanes.Load(Dy + output);
        float* dx = Dx + input;
        TLanes.Store(dx, TLanes.IfEqual(index, default, dy, default));
        TLanes.Store(dx + right, TLanes.IfEqual(index, TLanes.Of(1), dy, default));
        TLanes.Store(dx + below, TLanes.IfEqual(index, TLanes.Of(2), dy, default));
        TLanes.Store(dx + below + right, TLanes.IfEqual(index, TLanes.Of(3), dy, default));
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
