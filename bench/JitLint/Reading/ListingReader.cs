namespace Whetstone.Bench.JitLint;

/// <summary>Reads what <c>DOTNET_JitDisasm</c> prints.</summary>
internal static class ListingReader
{
    private const string Start = "; Assembly listing for method ", End = "; Total bytes of code", RbpFrame = "; rbp based frame";

    /// <summary>All listings, in order.</summary>
    internal static IEnumerable<Listing> Read(TextReader text)
    {
        List<string>? lines = null;
        string header = "";
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith(Start, StringComparison.Ordinal)) (header, lines) = (line[Start.Length..].Trim(), []);
            else if (line.StartsWith(End, StringComparison.Ordinal) && lines is not null)
            {
                yield return Parse(header, lines);
                lines = null;
            }
            else lines?.Add(line);
        }
    }

    private static Listing Parse(string header, List<string> lines)
    {
        // The last parentheses hold the tier: "Type:Method(int):this (Tier1)".
        int open = header.LastIndexOf(" (", StringComparison.Ordinal);
        (string method, string tier) = open < 0 ? (header, "") : (header[..open], header[(open + 2)..].TrimEnd(')'));
        // In a method without a frame pointer rbp is a register like the others.
        string[] frame = lines.Contains(RbpFrame) ? ["rsp", "rbp"] : ["rsp"];
        List<Instruction> instructions = [];
        Dictionary<string, int> labels = [];
        foreach (string line in lines)
        {
            string code = line.Split(';')[0].Trim();
            if (code.Length == 0) continue;
            if (code.EndsWith(':')) labels[code[..^1]] = instructions.Count;
            else if (char.IsWhiteSpace(line[0])) instructions.Add(One(code));
        }
        return new(method, tier, frame, instructions, labels);
    }

    private static Instruction One(string code)
    {
        int space = code.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new(code, "") : new(code[..space], code[space..].Trim());
    }
}
