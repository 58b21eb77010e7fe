using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary><c>x · min(max(x + 3, 0), 6) / 6</c> (MobileNetV3, arXiv:1905.02244).</summary>
    /// <remarks>Shape: any → same. Slope at −3: −½, at 3: 1½, the values of the middle piece.</remarks>
    [Op("HardSwish", Onnx = "HardSwish", Since = 14), Example(From = -6, To = 6)]
    public readonly record struct HardSwish : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => x * (T.Min(T.Max(x + T.Of(3), T.Of(0)), T.Of(6)) / T.Of(6));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.IfLess(x, T.Of(-3), T.Of(0), T.IfLess(T.Of(3), x, T.Of(1), x / T.Of(3) + T.Of(0.5)));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>HardSwish</c>.</summary>
    public static class HardSwishApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.HardSwish"/>
            public Tensor HardSwish() => x.Map(new HardSwish());
        }
    }
}
