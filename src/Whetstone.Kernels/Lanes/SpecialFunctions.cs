namespace Whetstone.Kernels;

/// <summary>Double-precision functions that <see cref="Math"/> lacks.</summary>
public static class SpecialFunctions
{
    // Below this the asymptotic series is entered through the recurrence; at 15 its first omitted term is below 1e-16.
    private const double Asymptotic = 15;

    /// <summary>Error function; relative error about 1e-15.</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (a > 6) return Math.Sign(x);
        if (a > 2.5) return Math.Sign(x) * (1 - ErfcFraction(a));

        // Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)) · exp(−x²): all terms positive, so nothing cancels.
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>Logarithm of |Γ(x)|; +∞ at zero and the negative whole numbers.</summary>
    public static double LogGamma(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x <= 0)
        {
            if (x == Math.Floor(x)) return double.PositiveInfinity;
            return Math.Log(Math.PI / Math.Abs(SinPi(x))) - LogGamma(1 - x);
        }
        if (x is 1 or 2) return 0;

        double product = 1;
        for (; x < Asymptotic; x++) product *= x;
        double r = 1 / (x * x);
        double series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * 691.0 / 360360))))) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.91893853320467274178 + series - Math.Log(product);
    }

    /// <summary>ψ(x), the derivative of <see cref="LogGamma"/>; NaN at the negative whole numbers, −∞ at +0.</summary>
    public static double Digamma(double x)
    {
        if (x == 0) return double.IsNegative(x) ? double.PositiveInfinity : double.NegativeInfinity;
        if (x < 0) return x == Math.Floor(x) ? double.NaN : Digamma(1 - x) - Math.PI * CosPi(x) / SinPi(x);

        double sum = 0;
        for (; x < Asymptotic; x++) sum += 1 / x;
        double r = 1 / (x * x);
        double series = r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r * (1.0 / 132 - r * 691.0 / 32760)))));
        return Math.Log(x) - 0.5 / x - series - sum;
    }

    /// <summary>ψ′(x), the derivative of <see cref="Digamma"/>; +∞ at its poles.</summary>
    public static double Trigamma(double x)
    {
        if (x <= 0)
        {
            if (x == Math.Floor(x)) return double.PositiveInfinity;
            double s = Math.PI / SinPi(x);
            return s * s - Trigamma(1 - x);
        }

        double sum = 0;
        for (; x < Asymptotic; x++) sum += 1 / (x * x);
        double r = 1 / (x * x);
        double series = r * (1.0 / 6 - r * (1.0 / 30 - r * (1.0 / 42 - r * (1.0 / 30 - r * (5.0 / 66 - r * 691.0 / 2730)))));
        return sum + (1 + 0.5 / x + series) / x;
    }

    // Lentz's evaluation of the continued fraction of erfc, which converges fast above 2.
    private static double ErfcFraction(double x)
    {
        double f = 0;
        for (int n = 60; n >= 1; n--) f = n * 0.5 / (x + f);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + f);
    }

    private static double SinPi(double x) => Math.Sin(Math.PI * (x - 2 * Math.Floor(x / 2)));

    private static double CosPi(double x) => Math.Cos(Math.PI * (x - 2 * Math.Floor(x / 2)));
}
