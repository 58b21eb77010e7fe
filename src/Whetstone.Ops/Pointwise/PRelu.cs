using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Leaky ReLU with a learned slope: <c>x</c> above 0, <c>w · x</c> below (arXiv:1502.01852).</summary>
    /// <remarks>Shapes broadcast. The slope w broadcasts, so for one a channel give it shape [C, 1, 1].</remarks>
    [Op("PRelu", Onnx = "PRelu", Since = 16), Example]
    public readonly record struct PRelu : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.IfLess(T.Of(0), a, a, b * a);

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.IfLess(T.Of(0), a, T.Of(1), b);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.IfLess(T.Of(0), a, T.Of(0), a);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>PRelu</c>.</summary>
    public static class PReluApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.PRelu"/>
            public Tensor PRelu(Tensor b) => x.Map(new PRelu(), b);

            /// <inheritdoc cref="Whetstone.Ops.PRelu"/>
            public Tensor PRelu(double b) => x.Map(new PRelu(), b);
        }
    }
}
