using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The memory of places in windows: a byte each, or a float where windows have more than 256 elements.</summary>
internal unsafe struct PoolIndex
{
    public byte* Memory;
    public bool Wide;

    /// <summary>Stands for no place: no window with an index of bytes may have as many elements.</summary>
    public readonly float None => Wide ? -1 : byte.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TVec Load<TVec, TLanes>(nint at) where TVec : struct where TLanes : struct, IPoolLanes<TVec> =>
        Wide ? TLanes.Load((float*)Memory + at) : TLanes.LoadBytes(Memory + at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store<TVec, TLanes>(nint at, TVec index) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        if (Wide) TLanes.Store((float*)Memory + at, index);
        else TLanes.StoreBytes(Memory + at, index);
    }
}
