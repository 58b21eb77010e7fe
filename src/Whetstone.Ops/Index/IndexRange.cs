namespace Whetstone.Ops;

/// <summary>Indices as the kernels want them: 64-bit, and inside their axis.</summary>
internal static class IndexRange
{
    /// <summary>Indices of any type as 64-bit integers.</summary>
    internal static Tensor Whole(this Tensor indices) => indices.To(DType.Int64);

    /// <summary>Throws if an index is outside [low, high), and says which.</summary>
    internal static void Check(string op, in Launch l, int input, long low, long high)
    {
        ReadOnlySpan<long> index = l.X<long>(input);
        for (int i = 0; i < index.Length; i++)
            if (index[i] < low || index[i] >= high)
                throw new ShapeException($"{op}: index {index[i]}, the element {i} of {index.Length}, is outside [{low}, {high}); got {new Spec(l.Shape(0), l.DType(0))}");
    }
}
