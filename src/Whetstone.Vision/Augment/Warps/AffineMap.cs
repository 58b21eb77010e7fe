namespace Whetstone.Vision;

/// <summary>torchvision's parameters of an affine map, in its order of operations, which decides about last bits.</summary>
internal static class AffineMap
{
    /// <summary>Where a place of the result comes from when an image is sheared, scaled, turned clockwise about a centre, and then shifted.</summary>
    /// <param name="centre">The centre.</param>
    /// <param name="degrees">Clockwise.</param>
    /// <param name="shift">In pixels.</param>
    /// <param name="scale">Above 0: how much larger things become.</param>
    /// <param name="shear">Along x and along y, in degrees.</param>
    public static Homography Source((double X, double Y) centre, double degrees, (double X, double Y) shift, double scale, (double X, double Y) shear)
    {
        double turn = Radians(degrees), sx = Radians(shear.X), sy = Radians(shear.Y);
        double a = Math.Cos(turn - sy) / Math.Cos(sy), b = -Math.Cos(turn - sy) * Math.Tan(sx) / Math.Cos(sy) - Math.Sin(turn);
        double c = Math.Sin(turn - sy) / Math.Cos(sy), d = -Math.Sin(turn - sy) * Math.Tan(sx) / Math.Cos(sy) + Math.Cos(turn);
        (a, b, c, d) = (d / scale, -b / scale, -c / scale, a / scale);
        double x = a * (-centre.X - shift.X) + b * (-centre.Y - shift.Y), y = c * (-centre.X - shift.X) + d * (-centre.Y - shift.Y);
        return new(a, b, x + centre.X, c, d, y + centre.Y);
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);
}
