using System.Globalization;
using System.Numerics;

namespace Whetstone;

/// <summary>A finite number as decimal digits: <c>± 0.d₁d₂d₃… · 10^Point</c>.</summary>
/// <param name="Negative">Whether a minus sign belongs in front; also for −0.</param>
/// <param name="Digits">The digits without leading or trailing zeros; empty for 0.</param>
/// <param name="Point">Digits before the decimal point.</param>
internal readonly record struct DecimalDigits(bool Negative, string Digits, int Point)
{
    /// <summary>Power of ten of the first digit.</summary>
    internal int Exponent => Digits.Length == 0 ? 0 : Point - 1;

    /// <summary>The fewest digits that tell <paramref name="value"/> from all others of the given type.</summary>
    internal static DecimalDigits Shortest(double value, DType type)
    {
        string text = type switch
        {
            DType.Float64 => value.ToString("R", CultureInfo.InvariantCulture),
            DType.Float16 => ((Half)value).ToString("R", CultureInfo.InvariantCulture),
            _ => ((float)value).ToString("R", CultureInfo.InvariantCulture),
        };
        return Parse(text);
    }

    /// <summary>The digits at most <paramref name="decimals"/> places after the point: the shortest, if those end there, else the exact value rounded.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="type">Its element type.</param>
    /// <param name="decimals">Digits after the point, at most.</param>
    /// <param name="exact">Whether a whole number shows all its digits, where the shortest end in zeros.</param>
    internal static DecimalDigits Fixed(double value, DType type, int decimals, bool exact)
    {
        DecimalDigits shortest = Shortest(value, type);
        if (exact && shortest.Digits.Length < shortest.Point) return Round(value, 0);
        return shortest.Digits.Length - shortest.Point <= decimals ? shortest : Round(value, decimals);
    }

    /// <summary>At most <paramref name="decimals"/> + 1 digits: the shortest, if those are no more, else the exact value rounded.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="type">Its element type.</param>
    /// <param name="decimals">Digits after the first, at most.</param>
    /// <param name="exact">Whether digits beyond the shortest are those of the exact value.</param>
    internal static DecimalDigits Scientific(double value, DType type, int decimals, bool exact)
    {
        DecimalDigits shortest = Shortest(value, type);
        int more = decimals + 1 - shortest.Digits.Length;
        return more == 0 || (more > 0 && !exact) ? shortest : Round(value, decimals - shortest.Exponent);
    }

    /// <summary>Digits before the point, at least one.</summary>
    internal string Whole => Point <= 0 ? "0" : Digits.Length >= Point ? Digits[..Point] : Digits.PadRight(Point, '0');

    /// <summary>Digits after the point, without trailing zeros.</summary>
    internal string Fraction => Digits.Length <= Point ? "" : Point >= 0 ? Digits[Point..] : new string('0', -Point) + Digits;

    private static DecimalDigits Parse(string text)
    {
        bool negative = text[0] == '-';
        string number = negative ? text[1..] : text;
        int exponent = 0, e = number.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0) (exponent, number) = (int.Parse(number[(e + 1)..], CultureInfo.InvariantCulture), number[..e]);
        int point = number.IndexOf('.', StringComparison.Ordinal);
        string all = point < 0 ? number : number.Remove(point, 1);
        return Trim(negative, all, (point < 0 ? number.Length : point) + exponent);
    }

    private static DecimalDigits Trim(bool negative, string all, int point)
    {
        string digits = all.TrimStart('0');
        point -= all.Length - digits.Length;
        digits = digits.TrimEnd('0');
        return new(negative, digits, digits.Length == 0 ? 0 : point);
    }

    // value · 10^decimals as a fraction of big integers, rounded half to even.
    private static DecimalDigits Round(double value, int decimals)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)(bits >> 52) & 0x7FF, exponent = Math.Max(biased, 1) - 1075;
        BigInteger top = (bits & 0xFFFFFFFFFFFFF) | (biased == 0 ? 0 : 1L << 52), bottom = 1;
        if (exponent > 0) top <<= exponent;
        else bottom <<= -exponent;
        if (decimals > 0) top *= BigInteger.Pow(10, decimals);
        else bottom *= BigInteger.Pow(10, -decimals);
        BigInteger quotient = BigInteger.DivRem(top, bottom, out BigInteger rest);
        int half = (2 * rest).CompareTo(bottom);
        if (half > 0 || (half == 0 && !quotient.IsEven)) quotient++;
        string digits = quotient.ToString(CultureInfo.InvariantCulture);
        return Trim(bits < 0, digits, digits.Length - decimals);
    }
}
