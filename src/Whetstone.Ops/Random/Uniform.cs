using System.Numerics.Tensors;
using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Random numbers that are equally likely anywhere in [low, high).</summary>
    /// <param name="Target">Shape of the result.</param>
    /// <param name="Low">The least number.</param>
    /// <param name="High">The end, which is not reached.</param>
    /// <param name="Source">Where the numbers come from.</param>
    /// <param name="Type">Element type of the result.</param>
    [Op("Uniform", Onnx = "RandomUniform", Since = 1)]
    public sealed record Uniform(Shape Target, float Low, float High, Drawn Source, DType Type) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => !(Low <= High) ? throw new ShapeException($"Uniform: low {Low} is above high {High}") :
            Type.IsFloating ? new(Target, Type) : throw new ShapeException($"Uniform: needs a floating type; got {Type.Name}");

        /// <inheritdoc/>
        public override bool IsRandom => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (ulong key, UInt128 counter) = Source.At(l);
            Drawn.Fill(l, (y, workers) =>
            {
                RandomKernel.Uniform(key, counter, y, workers);
                if (Low == 0 && High == 1) return;
                TensorPrimitives.Multiply(y, High - Low, y);
                TensorPrimitives.Add(y, Low, y);

                // Rounding may reach the end of the interval, which it must not contain.
                TensorPrimitives.Min(y, Math.Max(Low, MathF.BitDecrement(High)), y);
            });
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Uniform</c>.</summary>
    public static class UniformApi
    {
        extension(Tensor)
        {
            /// <summary>Random numbers equally likely in [low, high). Shape: as given.</summary>
            /// <param name="shape">Shape of the result.</param>
            /// <param name="rng">The stream; one draw is taken.</param>
            /// <param name="low">The least number.</param>
            /// <param name="high">The end, which is not reached.</param>
            /// <param name="type">A floating type.</param>
            public static Tensor Uniform(Shape shape, Rng rng, double low = 0, double high = 1, DType type = DType.Float32) =>
                new Uniform(shape, (float)low, (float)high, Drawn.From(rng), type).Apply();
        }
    }
}
