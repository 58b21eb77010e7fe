namespace Whetstone.Vision;

/// <summary>A rectangle around a thing in an image, in pixels; the image's top left corner is (0, 0), its bottom right (width, height).</summary>
/// <param name="Left">The left border.</param>
/// <param name="Top">The upper border.</param>
/// <param name="Right">The right border.</param>
/// <param name="Bottom">The lower border.</param>
/// <param name="Label">The class of the thing.</param>
public readonly record struct Box(double Left, double Top, double Right, double Bottom, int Label = 0)
{
    /// <summary>Columns.</summary>
    public double Width => Right - Left;

    /// <summary>Rows.</summary>
    public double Height => Bottom - Top;

    /// <summary>Square pixels; 0 if a border is beyond its opposite.</summary>
    public double Area => Math.Max(0, Width) * Math.Max(0, Height);

    /// <summary>What both have in common; without area if that is nothing.</summary>
    public Box Intersect(Box other) => this with
    {
        Left = Math.Max(Left, other.Left),
        Top = Math.Max(Top, other.Top),
        Right = Math.Min(Right, other.Right),
        Bottom = Math.Min(Bottom, other.Bottom),
    };

    /// <summary>The rectangle around the four corners after they have moved.</summary>
    internal Box Moved(Homography map)
    {
        Span<(double X, double Y)> c = [map.Map(Left, Top), map.Map(Right, Top), map.Map(Left, Bottom), map.Map(Right, Bottom)];
        var (left, top) = c[0];
        var (right, bottom) = c[0];
        foreach (var (x, y) in c)
            (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
        return new(left, top, right, bottom, Label);
    }
}
