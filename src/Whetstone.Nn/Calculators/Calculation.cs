using System.Globalization;

namespace Whetstone.Nn;

/// <summary>A number and how it comes about: <c>3·3·64·128 + 128 = 73,856</c>.</summary>
/// <param name="Formula">The formula with numbers in it.</param>
/// <param name="Value">Its value.</param>
public sealed record Calculation(string Formula, long Value)
{
    /// <summary>The sum of two calculations.</summary>
    public static Calculation operator +(Calculation a, Calculation b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new($"{a.Formula} + {b.Formula}", checked(a.Value + b.Value));
    }

    /// <summary>The product of numbers.</summary>
    public static Calculation Product(params ReadOnlySpan<long> factors)
    {
        long value = 1;
        List<string> texts = [];
        foreach (long factor in factors)
        {
            value = checked(value * factor);
            texts.Add(factor.ToString(CultureInfo.InvariantCulture));
        }
        return new(string.Join('·', texts), value);
    }

    /// <summary>The sum of two calculations, the second only if it is wanted.</summary>
    internal static Calculation Sum(Calculation a, bool wanted, Calculation b) => wanted ? a + b : a;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Formula} = {Value:N0}");
}
