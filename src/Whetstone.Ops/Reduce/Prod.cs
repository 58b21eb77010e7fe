using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Product over axes; 1 over no elements.</summary>
    /// <param name="Axes">The axes.</param>
    /// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
    /// <remarks>
    /// Products of integers and bools are int64. The gradient is right where elements are 0, too.
    /// Shape: [a, b, c] → [a, c] over axis 1, [a, 1, c] with <c>keepDims</c>, [] over all axes.
    /// </remarks>
    [Op("Prod", Onnx = "ReduceProd", Since = 18)]
    public sealed record Prod(Axes Axes, bool KeepDims) : NumberReduction(Axes, KeepDims)
    {
        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            // The product of all others is that of all but the zeros, divided by the element itself; a zero elsewhere makes it 0.
            Tensor zero = x[0].Equal(0), others = zero.Where(x[0].OnesLike(), x[0]);
            Tensor elsewhere = zero.To(dy.DType).Sum(Axes, keepDims: true) - zero.To(dy.DType);
            Tensor product = others.Prod(Axes, keepDims: true) / others;
            return Expand(dy, x[0].Shape) * elsewhere.Equal(0).Where(product, product.ZerosLike());
        }

        /// <inheritdoc/>
        public override Tensor? Lower(Tensor[] x)
        {
            // Halving makes a tree of simple products, whose gradients of any order hold at zeros, where a quotient's do not.
            Tensor y = x[0];
            bool[] reduced = Axes.Of(y.Shape);
            for (int axis = 0; axis < reduced.Length; axis++)
                if (reduced[axis]) y = Folded(y, axis);
            return y.Reshape(Axes.Reduced(x[0].Shape, KeepDims));
        }

        /// <inheritdoc/>
        protected override DType ResultOf(DType x) => x.IsFloating ? x : DType.Int64;

        /// <inheritdoc/>
        protected override void Step(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
            ReduceKernel.Prod(outer, n, inner, x, y, workers);

        /// <inheritdoc/>
        protected override void Step<T>(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y) => ReduceKernel<T>.Prod(outer, n, inner, x, y);

        private static Tensor Folded(Tensor x, int axis)
        {
            if (x.Shape[axis] == 0) return Tensor.Ones(x.Shape.With(axis, 1), x.DType);
            while (x.Shape[axis] > 1)
            {
                int n = x.Shape[axis], half = n / 2;
                Tensor product = Part(x, axis, 0, half) * Part(x, axis, half, half);
                x = n % 2 == 0 ? product : product * Padded(Part(x, axis, n - 1, 1), axis, half);
            }
            return x;
        }

        private static Tensor Part(Tensor x, int axis, int from, int count)
        {
            int[] start = new int[x.Rank], step = new int[x.Rank];
            Array.Fill(step, 1);
            start[axis] = from;
            return new Slice(start, Steps.Create(step), x.Shape.With(axis, count)).Apply(x);
        }

        // One element of an odd axis followed by ones.
        private static Tensor Padded(Tensor x, int axis, int count)
        {
            int[] start = new int[x.Rank], step = new int[x.Rank];
            Array.Fill(step, 1);
            Shape target = x.Shape.With(axis, count);
            Tensor mask = new Embed(start, Steps.Create(step), target).Apply(x.OnesLike());
            return new Embed(start, Steps.Create(step), target).Apply(x) + (1 - mask);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Prod</c>.</summary>
    public static class ProdApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Prod"/>
            public Tensor Prod(Axes axis = default, bool keepDims = false) => new Prod(axis, keepDims).Apply(x);
        }
    }
}
