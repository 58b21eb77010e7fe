namespace Whetstone.Vision;

/// <summary>Brings values to 0…1, rounded as torchvision's <c>make_grid</c> rounds.</summary>
internal static class GridScaling
{
    // Keeps a constant image from a division by 0.
    private const double LeastRange = 1e-5;

    /// <summary>Scales <paramref name="count"/> images that lie one after the other.</summary>
    public static void Apply(Span<float> images, int count, GridOptions options)
    {
        int size = options.ScaleEach ? images.Length / count : images.Length;
        for (; !images.IsEmpty; images = images[size..]) Scale(images[..size], options.ValueRange ?? Range(images[..size]));
    }

    private static (double Low, double High) Range(ReadOnlySpan<float> values)
    {
        float low = values[0], high = low;
        foreach (float value in values) (low, high) = (MathF.Min(low, value), MathF.Max(high, value));
        return (low, high);
    }

    private static void Scale(Span<float> values, (double Low, double High) range)
    {
        float low = (float)range.Low, high = (float)range.High, extent = (float)Math.Max(range.High - range.Low, LeastRange);
        foreach (ref float value in values) value = (MathF.Min(MathF.Max(value, low), high) - low) / extent;
    }
}
