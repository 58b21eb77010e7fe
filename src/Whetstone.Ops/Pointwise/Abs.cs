using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Magnitude.</summary>
    /// <remarks>Shape: any → same. Slope: the sign of x, 0 at 0.</remarks>
    [Op("Abs", Onnx = "Abs", Since = 13), Example]
    public readonly record struct Abs : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Abs(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.IfLess(T.Of(0), x, T.Of(1), T.IfLess(x, T.Of(0), T.Of(-1), T.Of(0)));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Abs</c>.</summary>
    public static class AbsApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Abs"/>
            public Tensor Abs() => x.Map(new Abs());
        }
    }
}
