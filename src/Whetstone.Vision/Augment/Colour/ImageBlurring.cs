namespace Whetstone.Vision;

/// <content>Gaussian blur, to the byte as torchvision's.</content>
public sealed partial class Image
{
    /// <summary>The image blurred: every pixel becomes a mean of its neighbours, weighted by a normal distribution. Alpha is blurred as the colours are.</summary>
    /// <remarks>torchvision's <c>gaussian_blur</c>; beyond its border the image is mirrored. Where torchvision's sums, in single precision, end within rounding of a half, a byte may differ by 1.</remarks>
    /// <param name="kernelHeight">Rows of the window; odd.</param>
    /// <param name="kernelWidth">Columns of the window; odd.</param>
    /// <param name="sigmaY">The standard deviation over rows, in pixels; by the window if null.</param>
    /// <param name="sigmaX">The standard deviation over columns; that over rows if null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A window is even or not positive, or a deviation not positive.</exception>
    public Image GaussianBlur(int kernelHeight, int kernelWidth, double? sigmaY = null, double? sigmaX = null)
    {
        double[] rows = Weights(kernelHeight, sigmaY ?? Usual(kernelHeight), nameof(kernelHeight));
        double[] columns = Weights(kernelWidth, sigmaX ?? sigmaY ?? Usual(kernelWidth), nameof(kernelWidth));
        double[] passed = new double[Bytes.Length];
        for (int y = 0; y < Height; y++) BlurRow(y, columns, passed);
        byte[] to = new byte[Bytes.Length];
        int[] seen = new int[rows.Length];
        for (int y = 0; y < Height; y++)
        {
            for (int k = 0; k < rows.Length; k++) seen[k] = Border.Reflect.Fold(y + k - rows.Length / 2, Height) * Stride;
            for (int x = 0; x < Stride; x++)
            {
                double sum = 0;
                for (int k = 0; k < rows.Length; k++) sum += rows[k] * passed[seen[k] + x];
                // Weights sum to 1 but for rounding, and halves go to even numbers.
                to[y * Stride + x] = (byte)Math.Clamp(Math.Round(sum), 0, 255);
            }
        }
        return new(Height, Width, Channels, to);
    }

    private void BlurRow(int y, double[] weights, double[] to)
    {
        int[] seen = new int[weights.Length];
        for (int x = 0; x < Width; x++)
        {
            for (int k = 0; k < weights.Length; k++) seen[k] = y * Stride + Border.Reflect.Fold(x + k - weights.Length / 2, Width) * Channels;
            for (int c = 0; c < Channels; c++)
            {
                double sum = 0;
                for (int k = 0; k < weights.Length; k++) sum += weights[k] * Bytes[seen[k] + c];
                to[y * Stride + x * Channels + c] = sum;
            }
        }
    }

    // torchvision's rule for a window without a deviation.
    private static double Usual(int size) => size * 0.15 + 0.35;

    private static double[] Weights(int size, double sigma, string name)
    {
        if (size < 1 || size % 2 == 0 || size > 1 << 12) throw new ArgumentOutOfRangeException(name, $"GaussianBlur: a window has an odd number of pixels, at most 4095; got {size}");
        if (!(sigma > 0 && double.IsFinite(sigma))) throw new ArgumentOutOfRangeException(name, $"GaussianBlur: a standard deviation is above 0; got {sigma}");
        double[] weights = [.. Enumerable.Range(0, size).Select(i => Math.Exp(-0.5 * Math.Pow((i - size / 2) / sigma, 2)))];
        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }
}
