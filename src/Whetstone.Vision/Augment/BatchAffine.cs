using Whetstone.Data;
using Whetstone.Kernels;

namespace Whetstone.Vision;

/// <summary>Turns, zooms, shears, shifts and flips a whole batch at once, each image by a map of its own: affine grid and grid sample. float32 [n, C, H, W] → same.</summary>
/// <remarks>The numbers of an image depend on seed, epoch and its index alone.</remarks>
public sealed class BatchAffine : BatchTransform
{
    /// <summary>Counterclockwise.</summary>
    public Interval Degrees { get; init; } = 0;

    /// <summary>How much larger things become; above 0.</summary>
    public Interval Zoom { get; init => field = value.Within(double.Epsilon, double.MaxValue, nameof(Zoom)); } = 1;

    /// <summary>By how many degrees columns lean; between -90 and 90.</summary>
    public Interval Shear { get; init => field = value.Within(-89.9, 89.9, nameof(Shear)); } = 0;

    /// <summary>To the right, in widths.</summary>
    public Interval ShiftX { get; init; } = 0;

    /// <summary>Down, in heights.</summary>
    public Interval ShiftY { get; init; } = 0;

    /// <summary>How probable it is that left and right change places.</summary>
    public double FlipP { get; init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"a probability is from 0 to 1; got {value}"); }

    /// <summary>What is seen beyond an image.</summary>
    public GridPadding Padding { get; init; } = GridPadding.Zeros;

    /// <summary>How pixels are taken.</summary>
    public InterpolateMode Mode { get; init; } = InterpolateMode.Bilinear;

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The data are no batch of images of floats.</exception>
    public override Batch Apply(Batch batch, BatchContext context)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Tensor x = batch.Data;
        if (x.Rank != 4 || x.DType != DType.Float32) throw new ShapeException($"BatchAffine: needs float32 [n, C, H, W], put ToFloat before it if they are bytes; got {x.Spec}");
        float[] theta = new float[6 * batch.Size];
        for (int i = 0; i < batch.Size; i++) Draw(theta.AsSpan(6 * i, 6), x.Shape[2], x.Shape[3], context.SampleRng(batch.Indices.Span[i]));
        Tensor grid = Tensor.AffineGrid(Tensor.Of(theta, [batch.Size, 2, 3]), (x.Shape[2], x.Shape[3]));
        return batch with { Data = x.GridSample(grid, Mode, Padding) };
    }

    // In pixels from the middle, so that angles are angles in images that are no squares; then in halves of the extents.
    private void Draw(Span<float> theta, int height, int width, Rng random)
    {
        double x = ShiftX.Draw(random) * width, y = ShiftY.Draw(random) * height;
        Homography map = AffineMap.Source((0, 0), -Degrees.Draw(random), (x, y), Zoom.Draw(random), (Shear.Draw(random), 0));
        if (random.NextBool(FlipP)) map = Homography.Scale(-1, 1).After(map);
        map = Homography.Scale(2.0 / width, 2.0 / height).After(map).After(Homography.Scale(width / 2.0, height / 2.0));
        Span<double> entries = [map.A, map.B, map.C, map.D, map.E, map.F];
        for (int i = 0; i < 6; i++) theta[i] = (float)entries[i];
    }
}
