namespace Whetstone.Vision;

/// <summary>Blurs (<see cref="Image.GaussianBlur"/>). torchvision's GaussianBlur.</summary>
/// <param name="kernelHeight">Rows of the window; odd.</param>
/// <param name="kernelWidth">Columns of the window; as many as rows if null.</param>
/// <param name="sigma">The standard deviations of which one is drawn for each image, in pixels; from 0.1 to 2, as in torchvision, if null.</param>
public sealed class RandomGaussianBlur(int kernelHeight, int? kernelWidth = null, Interval? sigma = null) : PixelTransform
{
    private readonly int height = Odd(kernelHeight, nameof(kernelHeight)), width = Odd(kernelWidth ?? kernelHeight, nameof(kernelWidth));

    private readonly Interval sigma = (sigma ?? (0.1, 2)).Within(double.Epsilon, double.MaxValue, nameof(sigma));

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random) => image.GaussianBlur(height, width, sigma.Draw(random));

    private static int Odd(int size, string name) => size > 0 && size % 2 == 1 ? size : throw new ArgumentOutOfRangeException(name, $"a window has an odd number of pixels; got {size}");
}
