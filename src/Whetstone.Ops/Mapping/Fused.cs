namespace Whetstone.Ops;

/// <summary>Applies ops whose kernels compute in single precision to tensors of any floating type.</summary>
internal static class Fused
{
    /// <summary>
    /// Float32 as it is; halves are widened to float32 and the result is narrowed again; for doubles the op's decomposition
    /// is used, which has their precision.
    /// </summary>
    internal static Tensor OnAnyFloat(this Op op, params Tensor[] x)
    {
        DType type = x[0].DType;
        if (type == DType.Float32 || !type.IsFloating) return op.Apply(x);
        if (type == DType.Float64)
        {
            // The decomposition does not check shapes; the op does.
            op.Infer([.. x.Select(t => t.Spec with { DType = t.DType.IsFloating ? DType.Float32 : t.DType })]);
            return op.Lower(x) ?? op.Apply(x);
        }
        Tensor[] wide = [.. x.Select(t => t.DType.IsFloating ? t.To(DType.Float32) : t)];
        return op.Apply(wide).To(type);
    }
}
