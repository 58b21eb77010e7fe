using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Cuts to a range: <c>min(max(x, Least), Most)</c>.</summary>
    /// <remarks>Shape: any → same. Slope: 1 inside the range and at its ends, else 0.</remarks>
    /// <param name="Least">Lower end; −∞ for none.</param>
    /// <param name="Most">Upper end; +∞ for none.</param>
    [Op("Clip", Onnx = "Clip", Since = 13), Example(-1f, 2f)]
    public readonly record struct Clip(float Least, float Most) : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Min(T.Max(x, T.Of(Least)), T.Of(Most));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.IfLess(x, T.Of(Least), T.Of(0), T.IfLess(T.Of(Most), x, T.Of(0), T.Of(1)));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Clip</c>.</summary>
    public static class ClipApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Clip"/>
            public Tensor Clip(float least = float.NegativeInfinity, float most = float.PositiveInfinity) => x.Map(new Clip(least, most));
        }
    }
}
