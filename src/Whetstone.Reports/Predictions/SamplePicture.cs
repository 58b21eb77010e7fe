using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Reports;

/// <summary>Samples of data sets as images to look at.</summary>
public static class SamplePicture
{
    /// <summary>The image of a sample, or null if it has none.</summary>
    /// <param name="data">[C, H, W] or [H, W]: bytes, or any numbers. Of images that have not 1, 3 or 4 channels the first is shown.</param>
    /// <param name="normalization">What was done to the numbers and is undone here, clipped to 0…1. If null, numbers beyond 0…1 are stretched to it.</param>
    public static Image? Of(Tensor data, Normalize? normalization = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rank is not (2 or 3) || data.Length == 0) return null;
        Tensor planes = data.Rank == 2 ? data.Reshape(new Shape([1, .. data.Shape])) : data;
        if (normalization is not null) planes = Undone(planes, normalization);
        if (planes.Shape[0] is not (1 or 3 or 4)) planes = planes[..1];
        if (planes.DType == DType.UInt8) return Image.FromTensor(planes);
        float[] values = planes.ToArray();
        bool stretch = normalization is null && values.Any(v => v is < 0 or > 1);
        return Image.FromTensor(stretch ? Stretched(values, planes.Shape) : planes);
    }

    /// <summary>Tiles of some predictions: what it is, what it was taken for, probability and loss.</summary>
    /// <param name="found">The data set and the names of its classes.</param>
    /// <param name="predictions">Which.</param>
    /// <param name="normalization">What the data set does to the numbers and is undone here.</param>
    public static IReadOnlyList<ImageTile> Tiles(Interpretation found, IReadOnlyList<Prediction> predictions, Normalize? normalization = null)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(predictions);
        List<ImageTile> tiles = [];
        foreach (Prediction p in predictions)
            if (Of(found.Dataset[p.Index].Data, normalization) is { } image)
                tiles.Add(new(image, p.IsRight ? [found.Classes[p.Truth], Figures(p)] : [$"{found.Classes[p.Predicted]}?", $"is {found.Classes[p.Truth]}", Figures(p)]));
        return tiles;
    }

    private static string Figures(Prediction p) => $"{MarkupText.Percent(p.Probability)}, loss {MarkupText.Figure(Math.Round(p.Loss, 2))}";

    private static Tensor Undone(Tensor planes, Normalize n)
    {
        float[] values = planes.ToArray();
        int plane = values.Length / planes.Shape[0];
        for (int i = 0; i < values.Length; i++)
        {
            int channel = n.Mean.Count == 1 ? 0 : Math.Min(i / plane, n.Mean.Count - 1);
            values[i] = (float)Math.Clamp(values[i] * n.Std[channel] + n.Mean[channel], 0, 1);
        }
        return Tensor.Of(values, planes.Shape);
    }

    private static Tensor Stretched(float[] values, Shape shape)
    {
        float[] finite = [.. values.Where(float.IsFinite)];
        if (finite.Length == 0) return Tensor.Zeros(shape);
        float low = finite.Min(), extent = Math.Max(finite.Max() - low, 1e-5f);
        return Tensor.Of(values.Select(v => (v - low) / extent).ToArray(), shape);
    }
}
