using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Gives back what it is given, as a new tensor.</summary>
    /// <remarks>Shape: any → same. Slope: 1.</remarks>
    [Op("Identity", Onnx = "Identity", Since = 13), Example]
    public readonly record struct Identity : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public static bool KeepsMaximum => true;

        /// <inheritdoc/>
        public static bool IsIdentity => true;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => x;

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Identity</c>.</summary>
    public static class IdentityApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Identity"/>
            public Tensor Identity() => x.Map(new Identity());
        }
    }
}
