namespace Whetstone.Vision;

/// <summary>A map of the plane that keeps straight lines: <c>x' = (Ax + By + C) / (Gx + Hy + I)</c>, <c>y' = (Dx + Ey + F) / (Gx + Hy + I)</c>.</summary>
/// <remarks>The first eight are the coefficients of Pillow's <c>Image.transform</c>; affine if G and H are 0. Places are in pixels from the top left corner of an image.</remarks>
public readonly record struct Homography(double A, double B, double C, double D, double E, double F, double G = 0, double H = 0, double I = 1)
{
    /// <summary>The map that leaves every place where it is.</summary>
    public static Homography Identity { get; } = new(1, 0, 0, 0, 1, 0);

    /// <summary>Whether parallels stay parallel.</summary>
    public bool IsAffine => G == 0 && H == 0 && I == 1;

    /// <summary>Adds to both coordinates.</summary>
    public static Homography Shift(double x, double y) => new(1, 0, x, 0, 1, y);

    /// <summary>Multiplies both coordinates.</summary>
    public static Homography Scale(double x, double y) => new(x, 0, 0, 0, y, 0);

    /// <summary>The map of four points to four others: fastai's and Pillow's <c>find_coeffs</c>.</summary>
    /// <param name="from">Four points, no three on a line.</param>
    /// <param name="to">Where they go; no three on a line.</param>
    /// <exception cref="ArgumentException">There are not four each, or three of them lie on a line.</exception>
    public static Homography FromPoints(ReadOnlySpan<(double X, double Y)> from, ReadOnlySpan<(double X, double Y)> to)
    {
        if (from.Length != 4 || to.Length != 4) throw new ArgumentException($"a homography follows from 4 pairs of points; got {from.Length} and {to.Length}");
        double[,] rows = new double[8, 9];
        for (int i = 0; i < 4; i++)
        {
            var ((x, y), (u, v)) = (from[i], to[i]);
            Set(rows, 2 * i, [x, y, 1, 0, 0, 0, -u * x, -u * y, u]);
            Set(rows, 2 * i + 1, [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
        }
        double[] c = LinearEquations.Solve(rows) ?? throw new ArgumentException("three of the points lie on a line");
        return new(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]);
    }

    /// <summary>Where a point goes.</summary>
    public (double X, double Y) Map(double x, double y)
    {
        double u = A * x + B * y + C, v = D * x + E * y + F;
        if (IsAffine) return (u, v);
        double w = G * x + H * y + I;
        return (u / w, v / w);
    }

    /// <summary>First <paramref name="first"/>, then this.</summary>
    public Homography After(Homography first) => new(
        A * first.A + B * first.D + C * first.G, A * first.B + B * first.E + C * first.H, A * first.C + B * first.F + C * first.I,
        D * first.A + E * first.D + F * first.G, D * first.B + E * first.E + F * first.H, D * first.C + E * first.F + F * first.I,
        G * first.A + H * first.D + I * first.G, G * first.B + H * first.E + I * first.H, G * first.C + H * first.F + I * first.I);

    /// <summary>The map back.</summary>
    /// <exception cref="InvalidOperationException">The plane is mapped to a line.</exception>
    public Homography Inverse()
    {
        double determinant = A * (E * I - F * H) - B * (D * I - F * G) + C * (D * H - E * G);
        if (determinant == 0 || !double.IsFinite(determinant)) throw new InvalidOperationException($"{this} has no inverse");
        double d = 1 / determinant;
        return new(
            (E * I - F * H) * d, (C * H - B * I) * d, (B * F - C * E) * d,
            (F * G - D * I) * d, (A * I - C * G) * d, (C * D - A * F) * d,
            (D * H - E * G) * d, (B * G - A * H) * d, (A * E - B * D) * d);
    }

    /// <summary>The same map with another centre than the corner (0, 0).</summary>
    internal Homography About(double x, double y) => Shift(x, y).After(this).After(Shift(-x, -y));

    private static void Set(double[,] rows, int row, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++) rows[row, i] = values[i];
    }
}
