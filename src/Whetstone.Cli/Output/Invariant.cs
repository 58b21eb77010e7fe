using System.Globalization;

namespace Whetstone.Cli;

/// <summary>Text that is the same in every country.</summary>
internal static class Invariant
{
    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
