namespace Whetstone.Ops
{
    /// <summary>Equally spaced numbers: <c>start + i · step</c>.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Start">The first.</param>
    /// <param name="Step">Distance of neighbours.</param>
    /// <param name="Type">Element type of the result.</param>
    [Op("Arange", Onnx = "Range", Since = 11)]
    public sealed record Arange(int Count, double Start, double Step, DType Type) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => new([Count], Type);

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            using Widened y = new(Count);
            for (int i = 0; i < Count; i++) y.Span[i] = Start + i * Step;
            y.Narrow(l.OutBytes(), Type);
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Arange</c>.</summary>
    public static class ArangeApi
    {
        extension(Tensor)
        {
            /// <summary>0, 1, …, stop − 1. Shape: [stop].</summary>
            public static Tensor Arange(int stop, DType type = DType.Float32) => Tensor.Arange(0, stop, 1, type);

            /// <summary>The numbers start, start + step, … before <paramref name="stop"/>. Shape: [⌈(stop − start) / step⌉].</summary>
            /// <exception cref="ArgumentOutOfRangeException">The step is 0 or not a number.</exception>
            public static Tensor Arange(double start, double stop, double step = 1, DType type = DType.Float32)
            {
                if (step == 0 || !double.IsFinite((stop - start) / step)) throw new ArgumentOutOfRangeException(nameof(step), $"Arange: there is no way from {start} to {stop} in steps of {step}");
                return new Arange(checked((int)Math.Max(0, Math.Ceiling((stop - start) / step))), start, step, type).Apply();
            }
        }
    }
}
