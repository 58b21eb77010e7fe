using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary><c>exp(x) / Σ exp(x)</c> along an axis: positive numbers that add up to 1.</summary>
    /// <param name="Axis">The axis.</param>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Softmax", Onnx = "Softmax", Since = 13)]
    public sealed record Softmax(int Axis) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            AxisMemory.Check(x[0].Shape, Axis);
            return x[0].DType == DType.Float32 ? x[0] : throw Bad("needs float32", x);
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int outer, int n, int inner) = AxisMemory.Of(l, Axis);
            SoftmaxKernel.Softmax(outer, n, inner, l.X(0), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new SoftmaxGrad(Axis).Apply(y, dy);

        /// <inheritdoc/>
        public override Tensor Lower(Tensor[] x)
        {
            // The largest element is subtracted so that nothing overflows; as the result does not depend on it, it needs no gradient.
            Tensor e = (x[0] - x[0].Detach().Max(Axis, keepDims: true)).Exp();
            return e / e.Sum(Axis, keepDims: true);
        }
    }

    /// <summary>The backward pass of <see cref="Softmax"/> in one sweep: <c>dx = y · (dy − Σ y·dy)</c>, of the result y and its gradient dy.</summary>
    /// <param name="Axis">The axis.</param>
    public sealed record SoftmaxGrad(int Axis) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] == x[1] ? x[0] : throw Bad("result and gradient differ", x);

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int outer, int n, int inner) = AxisMemory.Of(l, Axis);
            SoftmaxKernel.SoftmaxGrad(outer, n, inner, l.X(0), l.X(1), l.Y, l.Workers);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Softmax</c>.</summary>
    public static class SoftmaxApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Softmax"/>
            public Tensor Softmax(int axis = -1) => new Softmax(axis).OnAnyFloat(x);
        }
    }
}
