namespace Whetstone.Vision;

/// <summary>AlexNet's noise: colours move along the principal axes of ImageNet's colours. Gluon's RandomLighting, LightingAug. Grey images move by the mean.</summary>
/// <param name="alpha">The standard deviation of the steps along the axes; 0.1 is usual.</param>
public sealed class RandomLighting(double alpha) : PixelTransform
{
    private readonly double alpha = alpha >= 0 ? alpha : throw new ArgumentOutOfRangeException(nameof(alpha), $"needs at least 0; got {alpha}");

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random)
    {
        Span<double> steps = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
        Span<double> add = [0, 0, 0];
        for (int c = 0; c < 3; c++)
            for (int axis = 0; axis < 3; axis++) add[c] += Axes[3 * c + axis] * alpha * steps[axis] * Sizes[axis];
        if (image.Channels == 1) add[0] = (add[0] + add[1] + add[2]) / 3;
        byte[] to = image.Pixels.ToArray();
        int colours = Math.Min(3, image.Channels);
        for (int i = 0; i < to.Length; i += image.Channels)
            for (int c = 0; c < colours; c++) to[i + c] = (byte)Math.Clamp(to[i + c] + add[c] + 0.5, 0, 255);
        return new(image.Height, image.Width, image.Channels, to);
    }

    /// <summary>Square roots of the eigenvalues of the covariance of ImageNet's colours, in bytes.</summary>
    private static ReadOnlySpan<double> Sizes => [55.46, 4.794, 1.148];

    /// <summary>Its eigenvectors: [colour, axis].</summary>
    private static ReadOnlySpan<double> Axes => [-0.5675, 0.7192, 0.4009, -0.5808, -0.0045, -0.8140, -0.5836, -0.6948, 0.4203];
}
