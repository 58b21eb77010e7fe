namespace Whetstone.Vision;

/// <summary>The functions that weight pixels by their distance. They are Pillow's to the last operation, single-precision constants included.</summary>
internal readonly record struct ResamplingKernel(double Support, Func<double, double> Weight)
{
    /// <summary>The kernel of a filter other than nearest.</summary>
    public static ResamplingKernel Of(Resampling filter) => filter switch
    {
        Resampling.Box => new(0.5, x => x is > -0.5 and <= 0.5 ? 1 : 0),
        Resampling.Bilinear => new(1, x => Math.Abs(x) < 1 ? 1 - Math.Abs(x) : 0),
        Resampling.Hamming => new(1, Hamming),
        Resampling.Bicubic => new(2, x => Bicubic(Math.Abs(x))),
        Resampling.Lanczos => new(3, x => x is >= -3 and < 3 ? Sinc(x) * Sinc(x / 3) : 0),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "there is no such filter"),
    };

    private static double Hamming(double x)
    {
        x = Math.Abs(x);
        if (x == 0) return 1;
        if (x >= 1) return 0;
        x *= Math.PI;
        return Math.Sin(x) / x * (0.54f + 0.46f * Math.Cos(x));
    }

    private static double Bicubic(double x)
    {
        const double a = -0.5;
        if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }

    private static double Sinc(double x)
    {
        if (x == 0) return 1;
        x *= Math.PI;
        return Math.Sin(x) / x;
    }
}
