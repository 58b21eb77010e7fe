namespace Whetstone.Vision;

/// <summary>The image somewhere on a larger ground, so that things become smaller (SSD; arXiv:1512.02325). Gluon's RandomExpand; MXNet's DetRandomPadAug is <see cref="DetRandomPad"/>.</summary>
/// <param name="ratio">How much longer both sides become; at least 1.</param>
public sealed class RandomExpand(Interval ratio) : RegionTransform
{
    private readonly Interval ratio = ratio.Within(1, 1000, nameof(ratio));

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random)
    {
        double factor = ratio.Draw(random);
        int h = (int)(height * factor), w = (int)(width * factor);
        return (new(-random.Next(h - height + 1), -random.Next(w - width + 1), h, w), h, w);
    }
}
