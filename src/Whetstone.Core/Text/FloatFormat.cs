namespace Whetstone;

/// <summary>NumPy's format for floats: as few digits as tell the numbers apart, at most 8 after the point, points in one column.</summary>
internal sealed class FloatFormat
{
    private const int Precision = 8;

    private readonly DType type;
    private readonly bool scientific;
    private readonly int left, right, decimals, exponentDigits;

    /// <summary>A format that fits all of <paramref name="values"/>.</summary>
    internal FloatFormat(IReadOnlyCollection<double> values, DType type)
    {
        this.type = type;
        double[] finite = [.. values.Where(double.IsFinite)];
        scientific = WantsExponent([.. finite.Where(v => v != 0).Select(Math.Abs)]);
        DecimalDigits[] digits =
        [
            .. finite.Select(v => scientific ? DecimalDigits.Scientific(v, type, Precision, exact: false) : DecimalDigits.Fixed(v, type, Precision, exact: false)),
        ];
        if (scientific)
        {
            decimals = digits.Max(d => Math.Max(d.Digits.Length - 1, 0));
            exponentDigits = digits.Max(d => Math.Max(2, Math.Abs(d.Exponent).ToString(System.Globalization.CultureInfo.InvariantCulture).Length));
            left = digits.Max(d => d.Negative ? 2 : 1);
            right = decimals + 2 + exponentDigits;
        }
        else if (digits.Length > 0)
        {
            left = digits.Max(d => d.Whole.Length + (d.Negative ? 1 : 0));
            right = digits.Max(d => d.Fraction.Length);
        }
        if (finite.Length == values.Count) return;
        int infinity = values.Any(double.IsNegativeInfinity) ? 4 : 3;
        left = Math.Max(left, infinity - (right + 1));
    }

    /// <summary>The text of a number, as wide as that of every other.</summary>
    internal string Format(double value)
    {
        if (!double.IsFinite(value)) return (double.IsNaN(value) ? "nan" : value < 0 ? "-inf" : "inf").PadLeft(left + right + 1);
        DecimalDigits d = scientific ? DecimalDigits.Scientific(value, type, decimals, exact: true) : DecimalDigits.Fixed(value, type, Precision, exact: true);
        string sign = d.Negative ? "-" : "";
        return scientific
            ? $"{sign}{Mantissa(d, decimals)}{Exponent(d, exponentDigits)}".PadLeft(left + right + 1)
            : $"{(sign + d.Whole).PadLeft(left)}.{d.Fraction.PadRight(right)}";
    }

    /// <summary>A number on its own, as NumPy writes scalars: all digits that matter, an exponent below 1e-4 and from 1e16 on.</summary>
    internal static string Scalar(double value, DType type)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
        DecimalDigits d = DecimalDigits.Shortest(value, type);
        string sign = d.Negative ? "-" : "";
        if (value == 0 || Math.Abs(value) is >= 1e-4 and < 1e16) return $"{sign}{d.Whole}.{(d.Fraction.Length == 0 ? "0" : d.Fraction)}";
        return $"{sign}{Mantissa(d, d.Digits.Length - 1).TrimEnd('.')}{Exponent(d, 2)}";
    }

    private static string Mantissa(DecimalDigits d, int decimals)
    {
        string digits = d.Digits.PadRight(decimals + 1, '0');
        return $"{digits[0]}.{digits[1..]}";
    }

    private static string Exponent(DecimalDigits d, int width) =>
        $"e{(d.Exponent < 0 ? '-' : '+')}{Math.Abs(d.Exponent).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(width, '0')}";

    private bool WantsExponent(double[] magnitudes)
    {
        if (magnitudes.Length == 0) return false;
        double most = magnitudes.Max(), least = magnitudes.Min();

        // NumPy divides in the element type, so a quotient may round to 1000.
        double ratio = type switch
        {
            DType.Float64 => most / least,
            DType.Float16 => (double)((Half)most / (Half)least),
            _ => (float)most / (float)least,
        };
        return most >= 1e8 || least < 1e-4 || ratio > 1000;
    }
}
