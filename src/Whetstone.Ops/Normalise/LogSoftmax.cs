using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary><c>x − log Σ exp(x)</c> along an axis: the logarithm of <see cref="Softmax"/>, accurate where that is near 0.</summary>
    /// <param name="Axis">The axis.</param>
    /// <remarks>Shape: any → same.</remarks>
    [Op("LogSoftmax", Onnx = "LogSoftmax", Since = 13)]
    public sealed record LogSoftmax(int Axis) : Op
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
            SoftmaxKernel.LogSoftmax(outer, n, inner, l.X(0), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new LogSoftmaxGrad(Axis).Apply(y, dy);

        /// <inheritdoc/>
        public override Tensor Lower(Tensor[] x) => x[0] - x[0].LogSumExp(Axis, keepDims: true);
    }

    /// <summary>The backward pass of <see cref="LogSoftmax"/> in one sweep: <c>dx = dy − exp(y) · Σ dy</c>, of the result y and its gradient dy.</summary>
    /// <param name="Axis">The axis.</param>
    public sealed record LogSoftmaxGrad(int Axis) : Op
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
            SoftmaxKernel.LogSoftmaxGrad(outer, n, inner, l.X(0), l.X(1), l.Y, l.Workers);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>LogSoftmax</c>.</summary>
    public static class LogSoftmaxApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.LogSoftmax"/>
            public Tensor LogSoftmax(int axis = -1) => new LogSoftmax(axis).OnAnyFloat(x);
        }
    }
}
