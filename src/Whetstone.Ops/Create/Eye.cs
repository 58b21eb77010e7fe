namespace Whetstone.Ops
{
    /// <summary>A matrix with ones on a diagonal and zeros elsewhere.</summary>
    /// <param name="Rows">Number of rows.</param>
    /// <param name="Columns">Number of columns.</param>
    /// <param name="Diagonal">Which diagonal: 0 is the main one, positive ones lie above.</param>
    /// <param name="Type">Element type of the result.</param>
    [Op("Eye", Onnx = "EyeLike", Since = 9)]
    public sealed record Eye(int Rows, int Columns, int Diagonal, DType Type) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => new([Rows, Columns], Type);

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            using Widened y = new(l.Result.Shape.Size);
            y.Span.Clear();
            for (int i = Math.Max(0, -Diagonal); i < Math.Min(Rows, (long)Columns - Diagonal); i++) y.Span[i * Columns + i + Diagonal] = 1;
            y.Narrow(l.OutBytes(), Type);
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Eye</c>.</summary>
    public static class EyeApi
    {
        extension(Tensor)
        {
            /// <summary>Ones on a diagonal. Shape: [rows, columns], square if the columns are left out.</summary>
            public static Tensor Eye(int rows, int? columns = null, int diagonal = 0, DType type = DType.Float32) =>
                new Eye(rows, columns ?? rows, diagonal, type).Apply();
        }
    }
}
