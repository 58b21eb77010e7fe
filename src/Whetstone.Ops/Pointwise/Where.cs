using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Chooses: <c>b</c> where the condition is other than 0, else <c>c</c>.</summary>
    /// <remarks>Shapes broadcast. The condition has no gradient.</remarks>
    [Op("Where", Onnx = "Where", Since = 16), Example]
    public readonly record struct Where : IPointwise3
    {
        /// <inheritdoc/>
        public T Value<T>(T a, T b, T c) where T : struct, ILane<T> => T.IfEqual(a, T.Of(0), c, b);

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T c, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T c, T y) where T : struct, ILane<T> => T.IfEqual(a, T.Of(0), T.Of(0), T.Of(1));

        /// <inheritdoc/>
        public T SlopeC<T>(T a, T b, T c, T y) where T : struct, ILane<T> => T.IfEqual(a, T.Of(0), T.Of(1), T.Of(0));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Where</c>.</summary>
    public static class WhereApi
    {
        extension(Tensor condition)
        {
            /// <inheritdoc cref="Whetstone.Ops.Where"/>
            public Tensor Where(Tensor then, Tensor otherwise) => new Map3<Where>(default).Apply(condition, then, otherwise);
        }
    }
}
