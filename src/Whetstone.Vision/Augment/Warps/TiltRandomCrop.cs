namespace Whetstone.Vision;

/// <summary>A crop at a random place, seen at a slant, in a new size, in one interpolation. The course's PilTiltRandomCrop.</summary>
/// <param name="height">Rows of the result.</param>
/// <param name="width">Columns of the result.</param>
/// <param name="cropHeight">Rows of the crop; at most all are taken.</param>
/// <param name="cropWidth">Columns of the crop; at most all are taken.</param>
/// <param name="magnitude">How far a corner moves at most, in crop sizes: from 0 to 0.49. Never beyond the image.</param>
public sealed class TiltRandomCrop(int height, int width, int cropHeight, int cropWidth, double magnitude) : WarpTransform
{
    private readonly double magnitude = magnitude is >= 0 and <= 0.49 ? magnitude : throw new ArgumentOutOfRangeException(nameof(magnitude), $"needs 0 to 0.49; got {magnitude}");
    private readonly int height = height, width = width;

    /// <inheritdoc/>
    protected override Warp Draw(int height, int width, Rng random)
    {
        int h = Math.Min(cropHeight, height), w = Math.Min(cropWidth, width);
        int top = random.Next(height - h + 1), left = random.Next(width - w + 1), right = left + w, bottom = top + h;
        double roomX = Math.Min(left, width - right) / (double)w, roomY = Math.Min(top, height - bottom) / (double)h;
        double up = Interval.Around0(Math.Min(magnitude, roomX)).Draw(random) * w, side = Interval.Around0(Math.Min(magnitude, roomY)).Draw(random) * h;
        Span<(double X, double Y)> source = [(left - up, top - side), (left + up, bottom + side), (right - up, bottom - side), (right + up, top + side)];
        Span<(double X, double Y)> target = [(0, 0), (0, this.height), (this.width, this.height), (this.width, 0)];
        return new(Homography.FromPoints(target, source), this.height, this.width);
    }
}
