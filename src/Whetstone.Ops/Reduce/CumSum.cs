using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Running sums along an axis: <c>y[i] = x[0] + … + x[i]</c>, or from the end if reversed.</summary>
    /// <param name="Axis">The axis.</param>
    /// <param name="Reverse">Whether sums run from the end: <c>y[i] = x[i] + … + x[n − 1]</c>.</param>
    /// <remarks>Sums of integers and bools are int64. Shape: any → same.</remarks>
    [Op("CumSum", Onnx = "CumSum", Since = 14)]
    public sealed record CumSum(int Axis, bool Reverse = false) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            x[0].Shape.Axis(Axis);
            return x[0] with { DType = x[0].DType.IsFloating ? x[0].DType : DType.Int64 };
        }

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            int axis = l.Shape(0).Axis(Axis), outer = l.Shape(0).Outer(axis), n = l.Shape(0)[axis], inner = l.Shape(0).Inner(axis);
            if (l.DType(0) == DType.Float32) ReduceKernel.CumSum(outer, n, inner, l.X(0), l.Y, Reverse, l.Workers);
            else if (!l.DType(0).IsFloating)
            {
                long[] sums = Integers.Of(l.Bytes(0), l.DType(0));
                Scan<long>(n, inner, sums);
                Integers.Store(sums, l.OutBytes(), DType.Int64);
            }
            else
            {
                using Widened sums = new(l.Bytes(0), l.DType(0));
                Scan(n, inner, sums.Span);
                sums.Narrow(l.OutBytes(), l.Result.DType);
            }
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new CumSum(Axis, !Reverse).Apply(dy);

        private void Scan<T>(int n, int inner, Span<T> sums) where T : System.Numerics.INumber<T>
        {
            int block = n * inner;
            for (int i = 0; i < sums.Length; i++)
            {
                // Where a running sum starts there is nothing before it.
                int at = Reverse ? sums.Length - 1 - i : i, before = Reverse ? at + inner : at - inner;
                if (before >= 0 && before < sums.Length && before / block == at / block) sums[at] += sums[before];
            }
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>CumSum</c>.</summary>
    public static class CumSumApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.CumSum"/>
            public Tensor CumSum(int axis, bool reverse = false) => new CumSum(axis, reverse).Apply(x);
        }
    }
}
