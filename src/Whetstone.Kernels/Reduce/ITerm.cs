using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>What a loop over [outer, n, inner] computes from each element, eight elements at a time.</summary>
/// <remarks>A fold joins the terms of a result; a fill stores them.</remarks>
internal interface ITerm<TSelf> where TSelf : struct, ITerm<TSelf>
{
    /// <summary>Loads what the term needs per result [outer, inner], once for many elements.</summary>
    /// <param name="result">Flat index of the first result.</param>
    /// <param name="lanes">How many of the eight lanes exist.</param>
    /// <param name="same">All lanes belong to one result (inner is 1).</param>
    TSelf For(nint result, int lanes, bool same);

    /// <summary>The terms of the elements from flat index <paramref name="index"/> on.</summary>
    Vector256<float> At(nint index, int lanes);
}
