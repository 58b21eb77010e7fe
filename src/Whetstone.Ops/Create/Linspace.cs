namespace Whetstone.Ops
{
    /// <summary>Equally spaced numbers between two that are both included.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Start">The first.</param>
    /// <param name="Stop">The last.</param>
    /// <param name="Type">Element type of the result.</param>
    [Op("Linspace")]
    public sealed record Linspace(int Count, double Start, double Stop, DType Type) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => new([Count], Type);

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            using Widened y = new(Count);
            for (int i = 0; i < Count; i++) y.Span[i] = Start + i * ((Stop - Start) / (Count - 1));
            if (Count > 0) y.Span[0] = Start;

            // Rounding must not move the end.
            if (Count > 1) y.Span[^1] = Stop;
            y.Narrow(l.OutBytes(), Type);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Linspace</c>.</summary>
    public static class LinspaceApi
    {
        extension(Tensor)
        {
            /// <summary><paramref name="count"/> equally spaced numbers from <paramref name="start"/> to <paramref name="stop"/>, both included. Shape: [count].</summary>
            public static Tensor Linspace(double start, double stop, int count, DType type = DType.Float32) => new Linspace(count, start, stop, type).Apply();
        }
    }
}
