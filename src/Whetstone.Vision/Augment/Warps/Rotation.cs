namespace Whetstone.Vision;

/// <summary>Rotation in the order of operations of Pillow's <c>Image.rotate</c>, which decides about last bits.</summary>
internal static class Rotation
{
    /// <summary>The transposition that is the rotation, if it is by quarters and fits.</summary>
    public static Transposition? Quarter(double degrees, bool turned) => Positive(degrees) switch
    {
        0 => Transposition.None,
        90 when turned => Transposition.Rotate90,
        180 => Transposition.Rotate180,
        270 when turned => Transposition.Rotate270,
        _ => null,
    };

    /// <summary>Turns counterclockwise.</summary>
    public static Warp Of(double degrees, int height, int width, (double X, double Y)? centre = null, bool expand = false)
    {
        var (cx, cy) = centre ?? (width / 2.0, height / 2.0);
        double angle = -(Positive(degrees) * (Math.PI / 180));
        double cos = Math.Round(Math.Cos(angle), 15), sin = Math.Round(Math.Sin(angle), 15), minus = Math.Round(-Math.Sin(angle), 15);
        Homography turn = new(cos, sin, 0, minus, cos, 0);
        turn = turn with { C = cos * -cx + sin * -cy + 0 + cx, F = minus * -cx + cos * -cy + 0 + cy };
        if (!expand) return new(turn, height, width);
        Span<(double X, double Y)> corners = [turn.Map(0, 0), turn.Map(width, 0), turn.Map(width, height), turn.Map(0, height)];
        var (left, top) = corners[0];
        var (right, bottom) = corners[0];
        foreach (var (x, y) in corners) (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
        int newWidth = (int)(Math.Ceiling(right) - Math.Floor(left)), newHeight = (int)(Math.Ceiling(bottom) - Math.Floor(top));
        var (shiftX, shiftY) = turn.Map(-(newWidth - width) / 2.0, -(newHeight - height) / 2.0);
        return new(turn with { C = shiftX, F = shiftY }, newHeight, newWidth);
    }

    private static double Positive(double degrees)
    {
        double rest = degrees % 360;
        return rest < 0 ? rest + 360 : rest;
    }
}
