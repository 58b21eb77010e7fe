namespace Whetstone.Vision;

/// <summary>A warp that follows from the image's size alone.</summary>
/// <param name="source">The place in the image of a place in the result, from height and width.</param>
public sealed class FixedWarp(Func<int, int, Homography> source) : WarpTransform
{
    private readonly Func<int, int, Homography> source = source ?? throw new ArgumentNullException(nameof(source));

    /// <inheritdoc/>
    protected override Warp Draw(int height, int width, Rng random) => new(source(height, width), height, width);
}
