using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary><c>eˣ − 1</c>, accurate near zero.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Expm1"), Example]
    public readonly record struct Expm1 : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Output;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Expm1(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => y + T.Of(1);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Expm1</c>.</summary>
    public static class Expm1Api
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Expm1"/>
            public Tensor Expm1() => x.Map(new Expm1());
        }
    }
}
