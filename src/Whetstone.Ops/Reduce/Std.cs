namespace Whetstone.Ops
{
    /// <summary>Standard deviation over axes: the root of <see cref="Var"/>.</summary>
    /// <param name="Axes">The axes.</param>
    /// <param name="Correction">1 for the root of the unbiased variance, 0 for that of the elements themselves.</param>
    /// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
    /// <remarks>The slope where all elements are equal is 0. Shape: [a, b, c] → [a, c] over axis 1, [a, 1, c] with <c>keepDims</c>, [] over all axes.</remarks>
    [Op("Std")]
    public sealed record Std(Axes Axes, int Correction, bool KeepDims) : Reduction(Axes, KeepDims)
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].DType.IsFloating ? base.Infer(x) : throw Bad("needs a floating type", x);

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int[] extents, bool[] reduced) = InMemory(l);
            Variance.Run(l, extents, reduced, Correction, root: true);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            double divisor = Math.Max(0, Axes.CountOf(x[0].Shape) - Correction);
            Tensor distance = x[0] - x[0].Mean(Axes, keepDims: true);
            Tensor zero = y.Equal(0), slope = zero.Where(y.ZerosLike(), dy / zero.Where(y.OnesLike(), y) * (1 / divisor));
            return distance * Expand(slope, x[0].Shape);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Std</c>.</summary>
    public static class StdApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Std"/>
            public Tensor Std(Axes axis = default, int correction = 1, bool keepDims = false) => new Std(axis, correction, keepDims).Apply(x);
        }
    }
}
