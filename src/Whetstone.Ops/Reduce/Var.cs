namespace Whetstone.Ops
{
    /// <summary>Variance over axes: the sum of squared distances from the mean, divided by their number less <paramref name="Correction"/>.</summary>
    /// <param name="Axes">The axes.</param>
    /// <param name="Correction">1 for the unbiased estimate, 0 for the variance of the elements themselves.</param>
    /// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
    /// <remarks>NaN where the divisor is 0. Shape: [a, b, c] → [a, c] over axis 1, [a, 1, c] with <c>keepDims</c>, [] over all axes.</remarks>
    [Op("Var")]
    public sealed record Var(Axes Axes, int Correction, bool KeepDims) : Reduction(Axes, KeepDims)
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].DType.IsFloating ? base.Infer(x) : throw Bad("needs a floating type", x);

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int[] extents, bool[] reduced) = InMemory(l);
            Variance.Run(l, extents, reduced, Correction, root: false);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            double divisor = Math.Max(0, Axes.CountOf(x[0].Shape) - Correction);
            return (x[0] - x[0].Mean(Axes, keepDims: true)) * Expand(dy * (2 / divisor), x[0].Shape);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Var</c>.</summary>
    public static class VarApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Var"/>
            public Tensor Var(Axes axis = default, int correction = 1, bool keepDims = false) => new Var(axis, correction, keepDims).Apply(x);
        }
    }
}
