using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Sign: −1, 0 or 1.</summary>
    /// <remarks>Shape: any → same. Slope: 0. The sign of NaN is NaN.</remarks>
    [Op("Sign", Onnx = "Sign", Since = 13), Example]
    public readonly record struct Sign : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.IfLess(T.Of(0), x, T.Of(1), T.IfLess(x, T.Of(0), T.Of(-1), x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Sign</c>.</summary>
    public static class SignApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Sign"/>
            public Tensor Sign() => x.Map(new Sign());
        }
    }
}
