using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Brings the last axes of each row to mean 0 and variance 1: <c>(x − mean) / √(variance + eps)</c>.</summary>
    /// <param name="Axes">How many axes at the end make a row.</param>
    /// <param name="Eps">Added to the biased variance.</param>
    /// <remarks>The heart of layer, group and instance normalisation. Shape: any → same.</remarks>
    [Op("RowNorm")]
    public sealed record RowNorm(int Axes, double Eps) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (Axes < 1 || Axes > x[0].Shape.Rank) throw Bad($"has no {Axes} axes at the end", x);
            return x[0].DType == DType.Float32 ? x[0] : throw Bad("needs float32", x);
        }

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int rows, int n) = Extents(l.Shape(0));
            float[] mean = new float[rows], rstd = new float[rows];
            RowNormKernel.Apply(rows, n, l.X(0), (float)Eps, l.Y, mean, rstd, l.Workers);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new RowNormGrad(Axes, Eps).Apply(x[0], dy);

        /// <inheritdoc/>
        public override Tensor Lower(Tensor[] x)
        {
            Axes axes = Whetstone.Axes.Create([.. Enumerable.Range(x[0].Rank - Axes, Axes)]);
            return (x[0] - x[0].Mean(axes, keepDims: true)) * (x[0].Var(axes, correction: 0, keepDims: true) + Eps).Rsqrt();
        }

        internal (int Rows, int N) Extents(Shape x) => (new Shape(x.Span[..^Axes]).Size, new Shape(x.Span[^Axes..]).Size);
    }

    /// <summary>The backward pass of <see cref="RowNorm"/>, of x and dy.</summary>
    /// <param name="Axes">How many axes at the end make a row.</param>
    /// <param name="Eps">Added to the biased variance.</param>
    /// <remarks>The moments are computed again: one more look at x is cheaper than keeping them beside the result.</remarks>
    public sealed record RowNormGrad(int Axes, double Eps) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] == x[1] ? x[0] : throw Bad("input and gradient differ", x);

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int rows, int n) = new RowNorm(Axes, Eps).Extents(l.Shape(0));
            float[] mean = new float[rows], rstd = new float[rows];
            ReduceKernel.Moments(rows, n, 1, l.X(0), mean, rstd, l.Workers);
            foreach (ref float r in rstd.AsSpan()) r = 1 / MathF.Sqrt(r + (float)Eps);
            RowNormKernel.Backward(rows, n, l.X(0), l.X(1), mean, rstd, l.Y, l.Workers);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>RowNorm</c>.</summary>
    public static class RowNormApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.RowNorm"/>
            /// <param name="axes">How many axes at the end make a row.</param>
            /// <param name="eps">Added to the biased variance.</param>
            public Tensor RowNorm(int axes = 1, double eps = 1e-5) => new RowNorm(axes, eps).OnAnyFloat(x);
        }
    }
}
