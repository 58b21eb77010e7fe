using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether all of the elements along axes are other than 0; over no elements true.</summary>
    /// <param name="Axes">The axes.</param>
    /// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
    /// <remarks>The result is bool and has no gradient. Shape: [a, b, c] → [a, c] over axis 1, [] over all axes.</remarks>
    [Op("All")]
    public sealed record All(Axes Axes, bool KeepDims) : Reduction(Axes, KeepDims)
    {
        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => false;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            Workers workers = l.Workers;
            byte[] truth = new byte[l.Shape(0).Size];
            CastKernel.Run(l.DType(0), l.Bytes(0), DType.Bool, truth);
            Reduce<byte>(l, truth, l.OutBytes(), (outer, n, inner, x, y) => ReduceKernel.All(outer, n, inner, x, y, workers));
        }

        /// <inheritdoc/>
        protected override DType ResultOf(DType x) => DType.Bool;
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>All</c>.</summary>
    public static class AllApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.All"/>
            public Tensor All(Axes axis = default, bool keepDims = false) => new All(axis, keepDims).Apply(x);
        }
    }
}
