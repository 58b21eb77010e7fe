using System.Numerics.Tensors;
using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Random numbers of a normal distribution, given that they lie in [low, high].</summary>
    /// <param name="Target">Shape of the result.</param>
    /// <param name="Mean">Mean of the distribution before it is cut.</param>
    /// <param name="Std">Standard deviation of the distribution before it is cut.</param>
    /// <param name="Low">The least number.</param>
    /// <param name="High">The largest number.</param>
    /// <param name="Source">Where the numbers come from.</param>
    /// <param name="Type">Element type of the result.</param>
    [Op("TruncatedNormal")]
    public sealed record TruncatedNormal(Shape Target, float Mean, float Std, float Low, float High, Drawn Source, DType Type) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (!(Std > 0)) throw new ShapeException($"TruncatedNormal: the standard deviation {Std} is not positive");
            if (!(Low < High)) throw new ShapeException($"TruncatedNormal: low {Low} is not below high {High}");
            return Type.IsFloating ? new(Target, Type) : throw new ShapeException($"TruncatedNormal: needs a floating type; got {Type.Name}");
        }

        /// <inheritdoc/>
        public override bool IsRandom => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (ulong key, UInt128 counter) = Source.At(l);
            Drawn.Fill(l, (y, workers) =>
            {
                RandomKernel.TruncatedNormal(key, counter, (Low - Mean) / Std, (High - Mean) / Std, y, workers);
                TensorPrimitives.Multiply(y, Std, y);
                TensorPrimitives.Add(y, Mean, y);
                TensorPrimitives.Max(y, Low, y);
                TensorPrimitives.Min(y, High, y);
            });
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>TruncatedNormal</c>.</summary>
    public static class TruncatedNormalApi
    {
        extension(Tensor)
        {
            /// <summary>Random numbers of a normal distribution, given that they lie in [low, high]; by default within two standard deviations, as TensorFlow's. Shape: as given.</summary>
            /// <param name="shape">Shape of the result.</param>
            /// <param name="rng">The stream; one draw is taken.</param>
            /// <param name="mean">Mean of the distribution before it is cut.</param>
            /// <param name="std">Standard deviation of the distribution before it is cut.</param>
            /// <param name="low">The least number; mean − 2 std if omitted.</param>
            /// <param name="high">The largest number; mean + 2 std if omitted.</param>
            /// <param name="type">A floating type.</param>
            public static Tensor TruncatedNormal(Shape shape, Rng rng, double mean = 0, double std = 1, double? low = null, double? high = null, DType type = DType.Float32) =>
                new TruncatedNormal(shape, (float)mean, (float)std, (float)(low ?? mean - 2 * std), (float)(high ?? mean + 2 * std), Drawn.From(rng), type).Apply();
        }
    }
}
