using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Logarithm of the sigmoid, without overflow: <c>min(x, 0) − log(1 + e^−|x|)</c>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("LogSigmoid"), Example]
    public readonly record struct LogSigmoid : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Min(x, T.Of(0)) - T.Log1p(T.Exp(-T.Abs(x)));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1) / (T.Of(1) + T.Exp(x));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>LogSigmoid</c>.</summary>
    public static class LogSigmoidApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.LogSigmoid"/>
            public Tensor LogSigmoid() => x.Map(new LogSigmoid());
        }
    }
}
