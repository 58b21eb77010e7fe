using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether an element is not a number.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("IsNaN", Onnx = "IsNaN", Since = 13), Example]
    public readonly record struct IsNaN : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.IfEqual(x, x, T.Of(0), T.Of(1));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>IsNaN</c>.</summary>
    public static class IsNaNApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.IsNaN"/>
            public Tensor IsNaN() => x.Map(new IsNaN());
        }
    }
}
