namespace Whetstone.Kernels;

/// <summary>What poolings do with a register of neighbouring channels.</summary>
internal unsafe interface IPoolLanes<TVec> where TVec : struct
{
    static abstract TVec Load(float* p);
    static abstract void Store(float* p, TVec v);
    static abstract TVec Of(float value);
    static abstract TVec Add(TVec a, TVec b);
    static abstract TVec Times(TVec a, TVec b);

    /// <summary>The larger; NaN if either is NaN.</summary>
    static abstract TVec Max(TVec a, TVec b);

    /// <summary>v in the lanes of <paramref name="open"/> where x is y or NaN, zero elsewhere; those lanes are then closed.</summary>
    /// <remarks>An open lane has all bits set, a closed one none.</remarks>
    static abstract TVec Take(ref TVec open, TVec x, TVec y, TVec v);

    /// <summary><paramref name="left"/> where x is y or NaN, zero elsewhere; what was taken is then zero in left.</summary>
    static abstract TVec TakeFrom(ref TVec left, TVec x, TVec y);

    /// <summary>The same, faster, where no lane of <paramref name="y"/> is NaN.</summary>
    static abstract TVec TakeFromNumber(ref TVec left, TVec x, TVec y);

    /// <summary>Whether no lane is NaN.</summary>
    static abstract bool AreNumbers(TVec y);

    /// <summary>All lanes open.</summary>
    static abstract TVec Open { get; }
}
