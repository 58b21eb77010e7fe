namespace Whetstone.Vision;

/// <summary>Warps without mixing pixels. Affine maps are followed in steps, as Pillow does, which decides where a place falls on a border.</summary>
internal static class NearestWarp
{
    private const double FixedLimit = 32768, One = 65536;

    public static Image Run(Image image, Homography map, int height, int width, Border border)
    {
        var target = new WarpTarget(image, height, width, border);
        if (!map.IsAffine) Projective(target, map);
        else if (map.B == 0 && map.D == 0) Scaled(target, map);
        else if (FitsFixed(map, height, width)) Fixed(target, map);
        else Affine(target, map);
        return target.ToImage();
    }

    private static void Scaled(WarpTarget target, Homography map)
    {
        int[] columns = Places(map.C + map.A * 0.5, map.A, target.Width), rows = Places(map.F + map.E * 0.5, map.E, target.Height);
        for (int y = 0; y < rows.Length; y++)
            for (int x = 0; x < columns.Length; x++) target.Copy(x, y, columns[x], rows[y]);
    }

    private static int[] Places(double at, double step, int count)
    {
        int[] places = new int[count];
        for (int i = 0; i < count; i++, at += step) places[i] = Floor(at);
        return places;
    }

    private static bool FitsFixed(Homography map, int height, int width)
    {
        foreach (var (x, y) in ((double, double)[])[(0, 0), (width, height), (0, height), (width, 0)])
            if (!(Math.Abs(x * map.A + y * map.B + map.C) < FixedLimit && Math.Abs(x * map.D + y * map.E + map.F) < FixedLimit)) return false;
        return true;
    }

    // 16 bits after the point; sums may wrap at the far end of a row, as in C on every machine there is.
    private static void Fixed(WarpTarget target, Homography map)
    {
        int a = Fix(map.A), b = Fix(map.B), d = Fix(map.D), e = Fix(map.E);
        int rowX = Fix(map.C + map.A * 0.5 + map.B * 0.5), rowY = Fix(map.F + map.D * 0.5 + map.E * 0.5);
        for (int y = 0; y < target.Height; y++)
        {
            int atX = rowX, atY = rowY;
            for (int x = 0; x < target.Width; x++)
            {
                target.Copy(x, y, atX >> 16, atY >> 16);
                atX = unchecked(atX + a);
                atY = unchecked(atY + d);
            }
            rowX = unchecked(rowX + b);
            rowY = unchecked(rowY + e);
        }
    }

    private static int Fix(double value) => Floor(value * One + 0.5);

    private static void Affine(WarpTarget target, Homography map)
    {
        double rowX = map.C + map.A * 0.5 + map.B * 0.5, rowY = map.F + map.D * 0.5 + map.E * 0.5;
        for (int y = 0; y < target.Height; y++, rowX += map.B, rowY += map.E)
        {
            double atX = rowX, atY = rowY;
            for (int x = 0; x < target.Width; x++, atX += map.A, atY += map.D) target.Copy(x, y, Floor(atX), Floor(atY));
        }
    }

    private static void Projective(WarpTarget target, Homography map)
    {
        for (int y = 0; y < target.Height; y++)
            for (int x = 0; x < target.Width; x++)
            {
                var (atX, atY) = map.Map(x + 0.5, y + 0.5);
                if (double.IsFinite(atX) && double.IsFinite(atY)) target.Copy(x, y, Floor(atX), Floor(atY));
            }
    }

    // Conversions saturate: what is far outside stays outside.
    private static int Floor(double value) => (int)Math.Floor(value);
}
