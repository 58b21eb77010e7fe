using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Where the largest element is along one axis, or in row-major order over all: the first of equals, or the first NaN.</summary>
    /// <param name="Axes">One axis, or all.</param>
    /// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
    /// <remarks>The result is int64 and has no gradient. Shape: [a, b, c] → [a, c] over axis 1.</remarks>
    [Op("ArgMax", Onnx = "ArgMax", Since = 13)]
    public sealed record ArgMax(Axes Axes, bool KeepDims) : Reduction(Axes, KeepDims)
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (Axes.Count > 1) throw Bad($"axes {Axes} are more than one", x);
            return Axes.CountOf(x[0].Shape) > 0 ? base.Infer(x) : throw Bad($"axes {Axes} hold no elements to choose from", x);
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Axes.Count == 0 ? Format.Contiguous : base.InputFormat(input, x);

        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => false;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int[] extents, bool[] reduced) = InMemory(l);
            (int outer, int n, int inner) = AxisRuns.Of(extents, reduced)[0];
            if (l.DType(0) == DType.Float32) ReduceKernel.ArgMax(outer, n, inner, l.X(0), l.Out<long>(), l.Workers);
            else if (!l.DType(0).IsFloating) ReduceKernel<long>.ArgMax(outer, n, inner, Integers.Of(l.Bytes(0), l.DType(0)), l.Out<long>());
            else
            {
                using Widened x = new(l.Bytes(0), l.DType(0));
                ReduceKernel<double>.ArgMax(outer, n, inner, x.Span, l.Out<long>());
            }
        }

        /// <inheritdoc/>
        protected override DType ResultOf(DType x) => DType.Int64;
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>ArgMax</c>.</summary>
    public static class ArgMaxApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.ArgMax"/>
            public Tensor ArgMax(int? axis = null, bool keepDims = false) => new ArgMax(axis is { } one ? one : Axes.All, keepDims).Apply(x);
        }
    }
}
