using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether an element is 0: logical not.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Not", Onnx = "Not", Since = 1), Example]
    public readonly record struct Not : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.IfEqual(x, T.Of(0), T.Of(1), T.Of(0));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Not</c>.</summary>
    public static class NotApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Not"/>
            public Tensor LogicalNot() => x.Map(new Not());
        }
    }
}
