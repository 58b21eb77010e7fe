using System.Numerics.Tensors;
using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Random numbers of a normal distribution.</summary>
    /// <param name="Target">Shape of the result.</param>
    /// <param name="Mean">Mean of the distribution.</param>
    /// <param name="Std">Standard deviation of the distribution.</param>
    /// <param name="Source">Where the numbers come from.</param>
    /// <param name="Type">Element type of the result.</param>
    [Op("Normal", Onnx = "RandomNormal", Since = 1)]
    public sealed record Normal(Shape Target, float Mean, float Std, Drawn Source, DType Type) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => !(Std >= 0) ? throw new ShapeException($"Normal: the standard deviation {Std} is negative") :
            Type.IsFloating ? new(Target, Type) : throw new ShapeException($"Normal: needs a floating type; got {Type.Name}");

        /// <inheritdoc/>
        public override bool IsRandom => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (ulong key, UInt128 counter) = Source.At(l);
            Drawn.Fill(l, (y, workers) =>
            {
                RandomKernel.Normal(key, counter, y, workers);
                TensorPrimitives.Multiply(y, Std, y);
                TensorPrimitives.Add(y, Mean, y);
            });
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Normal</c>.</summary>
    public static class NormalApi
    {
        extension(Tensor)
        {
            /// <summary>Random numbers of a normal distribution. Shape: as given.</summary>
            /// <param name="shape">Shape of the result.</param>
            /// <param name="rng">The stream; one draw is taken.</param>
            /// <param name="mean">Mean of the distribution.</param>
            /// <param name="std">Standard deviation of the distribution.</param>
            /// <param name="type">A floating type.</param>
            public static Tensor Normal(Shape shape, Rng rng, double mean = 0, double std = 1, DType type = DType.Float32) =>
                new Normal(shape, (float)mean, (float)std, Drawn.From(rng), type).Apply();
        }
    }
}
