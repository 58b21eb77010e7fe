namespace Whetstone.Vision;

/// <summary>The part of an image that a resized one shows, in pixels; borders may lie between pixels.</summary>
/// <param name="Left">From 0.</param>
/// <param name="Top">From 0.</param>
/// <param name="Right">Greater than <paramref name="Left"/>, at most the width.</param>
/// <param name="Bottom">Greater than <paramref name="Top"/>, at most the height.</param>
public readonly record struct ResizeBox(float Left, float Top, float Right, float Bottom)
{
    /// <summary>A whole image.</summary>
    internal static ResizeBox Of(Image image) => new(0, 0, image.Width, image.Height);

    /// <exception cref="ArgumentException">It is empty or not within the image.</exception>
    internal void Check(Image image)
    {
        if (!(Left >= 0 && Top >= 0 && Right <= image.Width && Bottom <= image.Height && Left < Right && Top < Bottom))
            throw new ArgumentException($"Resize: {this} is empty or not within [{image.Height}, {image.Width}]");
    }

    /// <summary>Whether it holds just the pixels of a result of that size.</summary>
    internal bool IsCropOf(int height, int width) =>
        Left == MathF.Floor(Left) && Top == MathF.Floor(Top) && Right - Left == width && Bottom - Top == height;
}
