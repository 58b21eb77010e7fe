using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>What becomes of the largest element of a window.</summary>
internal interface IPoolEnd
{
    /// <summary>The result.</summary>
    static abstract TVec Of<TVec, TLanes>(TVec largest) where TVec : struct where TLanes : struct, IPoolLanes<TVec>;

    /// <summary>The place of the largest element, or <paramref name="none"/> where the gradient reaches no element.</summary>
    static abstract TVec Place<TVec, TLanes>(TVec y, TVec place, TVec none) where TVec : struct where TLanes : struct, IPoolLanes<TVec>;
}

/// <summary>It is the result.</summary>
internal readonly struct Largest : IPoolEnd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVec Of<TVec, TLanes>(TVec largest) where TVec : struct where TLanes : struct, IPoolLanes<TVec> => largest;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVec Place<TVec, TLanes>(TVec y, TVec place, TVec none) where TVec : struct where TLanes : struct, IPoolLanes<TVec> => place;
}

/// <summary>ReLU follows: below 0 the result is 0, and the gradient reaches no element. NaN passes; its gradient does not.</summary>
internal readonly struct Rectified : IPoolEnd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVec Of<TVec, TLanes>(TVec largest) where TVec : struct where TLanes : struct, IPoolLanes<TVec> => TLanes.Max(largest, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVec Place<TVec, TLanes>(TVec y, TVec place, TVec none) where TVec : struct where TLanes : struct, IPoolLanes<TVec> => TLanes.IfLess(default, y, place, none);
}
