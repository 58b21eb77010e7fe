using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Natural logarithm; −∞ at 0, NaN below.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Log", Onnx = "Log", Since = 13), Example(From = 0.1, To = 6)]
    public readonly record struct Log : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Log(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1) / x;
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Log</c>.</summary>
    public static class LogApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Log"/>
            public Tensor Log() => x.Map(new Log());
        }
    }
}
