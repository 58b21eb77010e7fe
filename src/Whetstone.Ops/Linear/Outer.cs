namespace Whetstone;

/// <summary>The method of the outer product.</summary>
public static class OuterApi
{
    extension(Tensor x)
    {
        /// <summary>Outer product of two vectors: <c>[M], [N] → [M, N]</c>, <c>y[i, j] = x[i] · b[j]</c>.</summary>
        /// <exception cref="ShapeException">A tensor is no vector.</exception>
        public Tensor Outer(Tensor b)
        {
            ArgumentNullException.ThrowIfNull(b);
            if (x.Rank != 1 || b.Rank != 1) throw new ShapeException($"Outer: expects two vectors; got {x.Spec}, {b.Spec}");
            return new MatMul(false, false).Apply(x.Reshape(x.Length, 1), b.Reshape(1, b.Length));
        }
    }
}
