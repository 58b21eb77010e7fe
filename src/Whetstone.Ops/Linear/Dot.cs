namespace Whetstone;

/// <summary>The method of <c>dot</c>, which is a matrix product of reshaped tensors.</summary>
public static class DotApi
{
    extension(Tensor x)
    {
        /// <summary>Gluon's <c>nd.dot</c>: sums over the last axis of this tensor and the first of <paramref name="b"/>.</summary>
        /// <remarks><c>[K] · [K] → []</c>, <c>[M, K] · [K, N] → [M, N]</c>, in general <c>[..., K] · [K, ...] → [..., ...]</c>.</remarks>
        /// <exception cref="ShapeException">The two extents differ, or a tensor has no axes.</exception>
        public Tensor Dot(Tensor b)
        {
            ArgumentNullException.ThrowIfNull(b);
            if (x.Rank == 0 || b.Rank == 0) throw new ShapeException($"Dot: expects tensors of at least one axis; got {x.Spec}, {b.Spec}");
            if (x.Shape[^1] != b.Shape[0]) throw new ShapeException($"Dot: the last axis of x and the first of b differ; got {x.Spec}, {b.Spec}");
            Tensor left = x.Reshape(x.Shape.Outer(x.Rank - 1), x.Shape[^1]), right = b.Reshape(b.Shape[0], b.Shape.Inner(0));
            return new MatMul(false, false).Apply(left, right).Reshape(new Shape([.. x.Shape.Span[..^1], .. b.Shape.Span[1..]]));
        }
    }
}
