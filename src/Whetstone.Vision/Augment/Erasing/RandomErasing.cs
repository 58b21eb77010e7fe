using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Erases a rectangle of random place, area and shape in the data of an example, after normalisation (arXiv:1708.04896). torchvision's RandomErasing.</summary>
public sealed class RandomErasing
{
    private const int Tries = 10;

    /// <summary>How probable it is, from 0 to 1.</summary>
    public double P { get; init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"a probability is from 0 to 1; got {value}"); } = 0.5;

    /// <summary>The rectangle's area, as a part of the image's.</summary>
    public Interval Scale { get; init => field = value.Within(0, 1, nameof(Scale)); } = (0.02, 0.33);

    /// <summary>Its height divided by its width.</summary>
    public Interval Ratio { get; init => field = value.Within(double.Epsilon, double.MaxValue, nameof(Ratio)); } = (0.3, 3.3);

    /// <summary>What is put there: one number for all channels or one a channel; normally distributed noise if null.</summary>
    public IReadOnlyList<double>? Value { get; init; } = [0];

    /// <summary>As a transform of batches: each example by a stream of its own.</summary>
    public BatchTransform ToBatchTransform() => BatchTransform.PerSample((sample, random) => sample with { Data = Apply(sample.Data, random) });

    /// <summary>The data with a rectangle erased, or as it is. float32 [C, H, W] → same.</summary>
    /// <exception cref="ShapeException">The data are no image of floats, or the value has another number of channels.</exception>
    public Tensor Apply(Tensor data, Rng random)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(random);
        if (data.Rank != 3 || data.DType != DType.Float32) throw new ShapeException($"RandomErasing: needs float32 [C, H, W]; got {data.Spec}");
        if (Value is { } v && v.Count != 1 && v.Count != data.Shape[0]) throw new ShapeException($"RandomErasing: has values for {v.Count} channels; got {data.Spec}");
        if (!random.NextBool(P) || Draw(data.Shape[1], data.Shape[2], random) is not { } region) return data;
        float[] to = data.ToArray();
        int plane = data.Shape[1] * data.Shape[2];
        float[]? noise = Value is null ? Tensor.Normal([data.Shape[0], region.Height, region.Width], random).ToArray() : null;
        for (int c = 0, n = 0; c < data.Shape[0]; c++)
            for (int y = region.Top; y < region.Top + region.Height; y++, n += region.Width)
            {
                Span<float> row = to.AsSpan(c * plane + y * data.Shape[2] + region.Left, region.Width);
                if (noise is not null) noise.AsSpan(n, region.Width).CopyTo(row);
                else row.Fill((float)Value![Value.Count == 1 ? 0 : c]);
            }
        return Tensor.Of(to, data.Shape);
    }

    private Region? Draw(int height, int width, Rng random)
    {
        for (int i = 0; i < Tries; i++)
        {
            double area = (double)height * width * Scale.Draw(random), ratio = Ratio.DrawFactor(random);
            int h = (int)Math.Round(Math.Sqrt(area * ratio)), w = (int)Math.Round(Math.Sqrt(area / ratio));
            if (h < height && w < width) return new(random.Next(height - h + 1), random.Next(width - w + 1), h, w);
        }
        return null;
    }
}
