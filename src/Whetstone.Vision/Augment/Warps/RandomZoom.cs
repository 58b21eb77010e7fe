namespace Whetstone.Vision;

/// <summary>Enlarges a part of the image to the size of the whole. fastai's zoom and rand_zoom.</summary>
/// <param name="scale">How much larger things become; above 0. Below 1 the border shows.</param>
public sealed class RandomZoom(Interval scale) : WarpTransform
{
    private readonly Interval scale = scale.Within(double.Epsilon, double.MaxValue, nameof(scale));
    private readonly Interval row = (0, 1), column = (0, 1);

    /// <summary>Which part: 0 at the top, 1 at the bottom.</summary>
    public Interval Row { get => row; init => row = value.Within(0, 1, nameof(Row)); }

    /// <summary>Which part: 0 at the left, 1 at the right.</summary>
    public Interval Column { get => column; init => column = value.Within(0, 1, nameof(Column)); }

    /// <inheritdoc/>
    protected override Warp Draw(int height, int width, Rng random)
    {
        double size = 1 / scale.Draw(random);
        double top = (1 - size) * Row.Draw(random) * height, left = (1 - size) * Column.Draw(random) * width;
        return new(Homography.Shift(left, top).After(Homography.Scale(size, size)), height, width);
    }
}
