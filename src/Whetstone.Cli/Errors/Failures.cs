using System.Text.Json;
using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary>Turns what goes wrong into one line for the user.</summary>
internal static class Failures
{
    private const string DebugVariable = "WHETSTONE_DEBUG";

    /// <summary>Runs a command; an exception becomes a line and an exit code.</summary>
    internal static int Guard(Terminal terminal, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (OperationCanceledException error)
        {
            terminal.Fail(error is InterruptedException ? error.Message : "interrupted");
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The end of the line: nobody above can handle it.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            // Work on several threads wraps what went wrong; the first cause is what a user can do something about.
            Exception error = thrown is AggregateException several && several.Flatten().InnerExceptions is [var first, ..] ? first : thrown;
            terminal.Fail(IsExpected(error) ? OneLine(error.Message)
                : $"unexpected {error.GetType().Name}: {OneLine(error.Message)} (this is a defect of whet: please report it with the command and what {DebugVariable}=1 adds)");
            if (Environment.GetEnvironmentVariable(DebugVariable) == "1") terminal.Error.WriteLine(error);
            return ExitCode.Failure;
        }
    }

    private static bool IsExpected(Exception error) =>
        error is CommandException or UnknownNameException or StateDictException or ShapeException or BatchException
            or LabelException or CheckpointException or JpegLibraryMissingException or IOException or UnauthorizedAccessException or JsonException;

    /// <summary>The lines of a message in one; what does not end as a sentence or before a list gets a semicolon.</summary>
    internal static string OneLine(string message) =>
        message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Aggregate("", (line, next) => line.Length == 0 ? next : line + (line[^1] is '.' or ':' or ';' or ',' ? " " : "; ") + next);
}
