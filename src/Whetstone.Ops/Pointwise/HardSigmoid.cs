using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary><c>min(max(x + 3, 0), 6) / 6</c>, PyTorch's form.</summary>
    /// <remarks>Shape: any → same. Slope: 1/6 between −3 and 3, else 0; at both kinks 0.</remarks>
    [Op("HardSigmoid", Onnx = "HardSigmoid", Since = 6), Example(From = -6, To = 6)]
    public readonly record struct HardSigmoid : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Min(T.Max(x + T.Of(3), T.Of(0)), T.Of(6)) / T.Of(6);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.IfLess(T.Of(-3), x, T.IfLess(x, T.Of(3), T.Of(1.0 / 6), T.Of(0)), T.Of(0));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>HardSigmoid</c>.</summary>
    public static class HardSigmoidApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.HardSigmoid"/>
            public Tensor HardSigmoid() => x.Map(new HardSigmoid());
        }
    }
}
