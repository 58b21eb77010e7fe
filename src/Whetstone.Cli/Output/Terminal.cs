using Spectre.Console;

namespace Whetstone.Cli;

/// <summary>Where a command writes, and whether a person watches.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Failures and news of progress.</param>
/// <param name="Live">The console that shows live progress; null when output goes to a file, a pipe or a test.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, IAnsiConsole? Live = null)
{
    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(Console.Out, Console.Error,
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive ? null : AnsiConsole.Console);

    /// <summary>Writes why a command failed.</summary>
    internal void Fail(string message) => Error.WriteLine($"whet: {message}");

    /// <summary>Writes a line of results; above the live progress, if there is any.</summary>
    internal void Line(string text)
    {
        if (Live is null) Out.WriteLine(text);
        else Live.WriteLine(text);
    }
}
