using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Logarithm of |Γ(x)|; +∞ at 0 and the negative whole numbers.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("LogGamma"), Example(From = 0.3, To = 8)]
    public readonly record struct LogGamma : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.LogGamma(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Digamma(x);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>LogGamma</c>.</summary>
    public static class LogGammaApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.LogGamma"/>
            public Tensor LGamma() => x.Map(new LogGamma());
        }
    }
}
