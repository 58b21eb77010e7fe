using System.Globalization;

namespace Whetstone;

/// <summary>NumPy's formats for integers, and for true and false.</summary>
/// <param name="width">Width of the widest.</param>
internal sealed class IntegerFormat(int width)
{
    /// <summary>A format that fits all of <paramref name="values"/>.</summary>
    internal static IntegerFormat For(IEnumerable<long> values) => new(values.Max(v => v.ToString(CultureInfo.InvariantCulture).Length));

    internal static string Truth(bool value) => value ? " True" : "False";

    internal string Format(long value) => value.ToString(CultureInfo.InvariantCulture).PadLeft(width);
}
