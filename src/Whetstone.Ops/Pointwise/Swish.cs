using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Swish: <c>x · sigmoid(αx)</c> (arXiv:1710.05941); SiLU at α = 1.</summary>
    /// <remarks>Shape: any → same.</remarks>
    /// <param name="Alpha">Sharpness.</param>
    [Op("Swish", Onnx = "Swish", Since = 24), Example(1f), Example(1.5f)]
    public readonly record struct Swish(float Alpha) : IPointwise
    {
        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => x * Sigmoid(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => Sigmoid(x) + T.Of(Alpha) * y * (T.Of(1) - Sigmoid(x));

        private T Sigmoid<T>(T x) where T : struct, ILane<T> => T.Of(1) / (T.Of(1) + T.Exp(T.Of(-Alpha) * x));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Swish</c>.</summary>
    public static class SwishApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Swish"/>
            public Tensor Swish(float alpha = 1f) => x.Map(new Swish(alpha));
        }
    }
}
