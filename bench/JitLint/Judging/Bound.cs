using System.Globalization;

namespace Whetstone.Bench.JitLint;

/// <summary>What the inner loop of a kernel must keep: a line of <c>bounds.txt</c>.</summary>
/// <param name="Kernel">A name for people.</param>
/// <param name="Set">The instruction set whose code is meant: <c>avx512</c> or <c>avx2</c>.</param>
/// <param name="Type">Part of the type's name.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Words">What else the method's full name contains, such as type arguments.</param>
/// <param name="Work">How the mnemonics of the loop's work begin.</param>
/// <param name="MostInstructions">Most instructions for one of work.</param>
/// <param name="MostSpills">Most vector instructions that go to the stack.</param>
internal sealed record Bound(string Kernel, string Set, string Type, string Method, IReadOnlyList<string> Words, string Work, double MostInstructions, int MostSpills)
{
    private const int Columns = 8;

    /// <summary>Whether a listing is of this kernel.</summary>
    internal bool Means(Listing listing)
    {
        int colon = listing.Method.IndexOf($":{Method}(", StringComparison.Ordinal);
        if (colon < 0) colon = listing.Method.IndexOf($":{Method}[", StringComparison.Ordinal);
        return colon >= 0 && listing.Method[..colon].Contains(Type, StringComparison.Ordinal) && Words.All(w => listing.Method.Contains(w, StringComparison.Ordinal));
    }

    /// <summary>Reads the lines of a file; empty ones and comments after # are left out.</summary>
    /// <exception cref="FormatException">A line has not eight columns, or no numbers in the last two.</exception>
    internal static IEnumerable<Bound> Read(IEnumerable<string> lines)
    {
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            string[] cells = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 0) continue;
            if (cells.Length != Columns || !double.TryParse(cells[6], NumberStyles.Float, CultureInfo.InvariantCulture, out double instructions)
                || !int.TryParse(cells[7], NumberStyles.None, CultureInfo.InvariantCulture, out int spills))
                throw new FormatException($"line {number} of the bounds: expected kernel, set, type, method, words, work, most instructions, most spills; got \"{line}\"");
            yield return new(cells[0], cells[1], cells[2], cells[3], cells[4] == "-" ? [] : cells[4].Split(','), cells[5], instructions, spills);
        }
    }
}
