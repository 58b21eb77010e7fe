using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary><c>log(1 + x)</c>, accurate near zero; −∞ at −1, NaN below.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Log1p"), Example(From = -0.9, To = 4)]
    public readonly record struct Log1p : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Log1p(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1) / (T.Of(1) + x);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Log1p</c>.</summary>
    public static class Log1pApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Log1p"/>
            public Tensor Log1p() => x.Map(new Log1p());
        }
    }
}
