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

    /// <summary>The larger of two numbers; of equals, and where either is NaN, whichever the machine prefers.</summary>
    static abstract TVec Larger(TVec a, TVec b);

    /// <summary>Whole numbers from 0 to 255, a byte each.</summary>
    static abstract TVec LoadBytes(byte* p);

    /// <summary>Stores whole numbers from 0 to 255 as bytes.</summary>
    static abstract void StoreBytes(byte* p, TVec v);

    /// <summary><paramref name="then"/> where a = b, <paramref name="otherwise"/> elsewhere.</summary>
    static abstract TVec IfEqual(TVec a, TVec b, TVec then, TVec otherwise);

    /// <summary><paramref name="then"/> where x &lt; y, <paramref name="otherwise"/> elsewhere.</summary>
    static abstract TVec IfLess(TVec x, TVec y, TVec then, TVec otherwise);

    /// <summary><paramref name="then"/> where x is NaN, <paramref name="otherwise"/> elsewhere.</summary>
    static abstract TVec IfNaN(TVec x, TVec then, TVec otherwise);

    /// <summary>Whether no lane is NaN.</summary>
    static abstract bool AreNumbers(TVec y);
}
