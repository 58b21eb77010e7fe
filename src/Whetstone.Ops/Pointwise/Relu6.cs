using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>ReLU cut at 6: <c>min(max(x, 0), 6)</c> (MobileNets, arXiv:1704.04861).</summary>
    /// <remarks>Shape: any → same. Slope: 1 between 0 and 6, else 0; at both kinks 0.</remarks>
    [Op("Relu6"), Example(From = -3, To = 9)]
    public readonly record struct Relu6 : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Output;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public static bool KeepsMaximum => true;

        /// <inheritdoc/>
        public static bool SlopeTakesInput => true;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Min(T.Max(x, T.Of(0)), T.Of(6));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.IfLess(T.Of(0), y, T.IfLess(y, T.Of(6), T.Of(1), T.Of(0)), T.Of(0));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Relu6</c>.</summary>
    public static class Relu6Api
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Relu6"/>
            public Tensor Relu6() => x.Map(new Relu6());
        }
    }
}
