namespace Whetstone.Nn;

/// <summary>Every kernel is the weight of bilinear upsampling by half its size.</summary>
public sealed record BilinearInitializer : Initializer
{
    /// <inheritdoc/>
    public override Tensor Create(Shape shape, Rng rng)
    {
        if (shape.Rank != 4) throw new ShapeException($"Bilinear: needs a kernel [outputs, inputs, height, width]; got {shape}");
        int height = shape[2], width = shape[3];
        float factor = MathF.Ceiling(width / 2f), centre = (2 * factor - 1 - factor % 2) / (2 * factor);
        float[] values = new float[shape.Size];
        for (int i = 0; i < values.Length; i++)
        {
            int x = i % width, y = i / width % height;
            values[i] = (1 - MathF.Abs(x / factor - centre)) * (1 - MathF.Abs(y / factor - centre));
        }
        return Tensor.Of(values, shape);
    }
}
