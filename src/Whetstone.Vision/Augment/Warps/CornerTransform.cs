namespace Whetstone.Vision;

/// <summary>A warp by perspective: the corners of the result come from four places of the image.</summary>
public abstract class CornerTransform : WarpTransform
{
    /// <inheritdoc/>
    protected sealed override Warp Draw(int height, int width, Rng random)
    {
        Span<(double X, double Y)> source = stackalloc (double, double)[4];
        Corners(source, random);
        for (int i = 0; i < 4; i++) source[i] = ((source[i].X + 1) / 2 * width, (source[i].Y + 1) / 2 * height);
        return new(Homography.FromPoints([(0, 0), (width, 0), (0, height), (width, height)], source), height, width);
    }

    /// <summary>Moves the places that the corners come from, which are given where the corners are.</summary>
    /// <param name="corners">Top left, top right, bottom left, bottom right; both coordinates from -1 to 1.</param>
    /// <param name="random">Where random numbers come from.</param>
    protected abstract void Move(Span<(double X, double Y)> corners, Rng random);

    private void Corners(Span<(double X, double Y)> corners, Rng random)
    {
        (corners[0], corners[1], corners[2], corners[3]) = ((-1, -1), (1, -1), (-1, 1), (1, 1));
        Move(corners, random);
    }
}
