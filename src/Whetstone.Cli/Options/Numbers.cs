using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Whetstone.Cli;

/// <summary>Options that take a number, with messages that say which numbers are allowed.</summary>
internal static class Numbers
{
    /// <summary>A whole number of at least <paramref name="least"/>.</summary>
    internal static Option<int?> Whole(string name, string description, int least = 1) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Parse(result, name, $"a whole number of at least {least}",
            text => int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int value) && value >= least ? value : (int?)null),
    };

    /// <summary>A whole number that is not negative.</summary>
    internal static Option<ulong?> Seed(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Parse(result, name, "a whole number that is not negative",
            text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : (ulong?)null),
    };

    /// <summary>A finite number of at least 0, or above 0.</summary>
    internal static Option<float?> Real(string name, string description, bool zero = true) => new(name)
    {
        Description = description,
        HelpName = "X",
        CustomParser = result => Parse(result, name, zero ? "a number of at least 0" : "a number above 0",
            text => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value) && (value > 0 || (zero && value == 0))
                ? value : (float?)null),
    };

    private static T? Parse<T>(ArgumentResult result, string name, string wanted, Func<string, T?> parse) where T : struct
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (parse(text) is { } value) return value;
        result.AddError($"{name} {text}: must be {wanted}");
        return null;
    }
}
