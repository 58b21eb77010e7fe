using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether an element is neither infinite nor NaN.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("IsFinite"), Example]
    public readonly record struct IsFinite : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.IfEqual(x - x, T.Of(0), T.Of(1), T.Of(0));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>IsFinite</c>.</summary>
    public static class IsFiniteApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.IsFinite"/>
            public Tensor IsFinite() => x.Map(new IsFinite());
        }
    }
}
