namespace Whetstone.Vision;

/// <summary>Stretches the image along one axis. fastai's squish.</summary>
/// <param name="scale">Above 0: the part of the width that is stretched to the whole, or, above 1, how much of the height is.</param>
public sealed class RandomSquish(Interval scale) : WarpTransform
{
    private readonly Interval scale = scale.Within(double.Epsilon, double.MaxValue, nameof(scale));
    private readonly Interval row = (0, 1), column = (0, 1);

    /// <summary>Which part is stretched downwards: 0 at the top, 1 at the bottom.</summary>
    public Interval Row { get => row; init => row = value.Within(0, 1, nameof(Row)); }

    /// <summary>Which part is stretched sidewards: 0 at the left, 1 at the right.</summary>
    public Interval Column { get => column; init => column = value.Within(0, 1, nameof(Column)); }

    /// <inheritdoc/>
    protected override Warp Draw(int height, int width, Rng random)
    {
        double factor = scale.Draw(random), y = Row.Draw(random), x = Column.Draw(random);
        Homography source = factor <= 1
            ? new(factor, 0, (1 - factor) * x * width, 0, 1, 0)
            : new(1, 0, 0, 0, 1 / factor, (1 - 1 / factor) * y * height);
        return new(source, height, width);
    }
}
