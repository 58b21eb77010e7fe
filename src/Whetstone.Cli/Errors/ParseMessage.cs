using System.CommandLine;
using Whetstone.Data;

namespace Whetstone.Cli;

/// <summary>Says in one line what is wrong with a command line, and offers the nearest right word.</summary>
internal static class ParseMessage
{
    internal static string Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string help = $"see '{string.Join(' ', Path(parsed))} --help'";
        if (parsed.UnmatchedTokens is [string word, ..])
        {
            bool isOption = word.StartsWith('-');
            string[] known = isOption ? [.. command.Options.Select(o => o.Name)] : [.. command.Subcommands.Select(c => c.Name)];
            if (known.Length > 0) return $"{NearestName.Message(isOption ? "option" : "command", word, known)}; {help}";
        }
        return $"{parsed.Errors[0].Message.TrimEnd('.')}; {help}";
    }

    private static List<string> Path(ParseResult parsed)
    {
        List<string> names = [];
        for (System.CommandLine.Parsing.SymbolResult? at = parsed.CommandResult; at is System.CommandLine.Parsing.CommandResult command; at = command.Parent)
            names.Insert(0, at.Parent is null ? "whet" : command.Command.Name);
        return names;
    }
}
