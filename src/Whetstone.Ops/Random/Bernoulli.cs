using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Random zeros and ones.</summary>
    /// <param name="Target">Shape of the result.</param>
    /// <param name="P">Probability of a 1.</param>
    /// <param name="Source">Where the numbers come from.</param>
    /// <param name="Type">Element type of the result.</param>
    [Op("Bernoulli", Onnx = "Bernoulli", Since = 15)]
    public sealed record Bernoulli(Shape Target, float P, Drawn Source, DType Type) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => P is >= 0 and <= 1 ? new(Target, Type) : throw new ShapeException($"Bernoulli: the probability {P} is outside [0, 1]");

        /// <inheritdoc/>
        public override bool IsRandom => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (ulong key, UInt128 counter) = Source.At(l);
            Drawn.Fill(l, (y, workers) => RandomKernel.Bernoulli(key, counter, P, y, workers));
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Bernoulli</c>.</summary>
    public static class BernoulliApi
    {
        extension(Tensor)
        {
            /// <summary>1 with probability <paramref name="p"/>, else 0. Shape: as given.</summary>
            /// <param name="shape">Shape of the result.</param>
            /// <param name="p">Probability of a 1.</param>
            /// <param name="rng">The stream; one draw is taken.</param>
            /// <param name="type">Element type of the result.</param>
            public static Tensor Bernoulli(Shape shape, double p, Rng rng, DType type = DType.Float32) =>
                new Bernoulli(shape, (float)p, Drawn.From(rng), type).Apply();
        }
    }
}
