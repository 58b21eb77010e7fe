namespace Whetstone;

/// <summary>The method of the batched matrix product without broadcasting.</summary>
public static class BatchMatMulApi
{
    extension(Tensor x)
    {
        /// <summary>One matrix product an element of the batch: <c>[B, M, K] · [B, K, N] → [B, M, N]</c>.</summary>
        /// <param name="b">The right factors.</param>
        /// <param name="transposeA">This tensor is [B, K, M].</param>
        /// <param name="transposeB"><paramref name="b"/> is [B, N, K].</param>
        /// <exception cref="ShapeException">The batches or the inner extents differ.</exception>
        public Tensor BatchMatMul(Tensor b, bool transposeA = false, bool transposeB = false)
        {
            ArgumentNullException.ThrowIfNull(b);
            if (x.Rank != 3 || b.Rank != 3 || x.Shape[0] != b.Shape[0])
                throw new ShapeException($"BatchMatMul: expects two tensors of three axes with the same batch; got {x.Spec}, {b.Spec}");
            return new MatMul(transposeA, transposeB).Apply(x, b);
        }
    }
}
