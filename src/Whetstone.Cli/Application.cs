using System.CommandLine;
using System.CommandLine.Invocation;

namespace Whetstone.Cli;

/// <summary>Understands a command line and runs its command; every failure becomes a line and an exit code.</summary>
public static class Application
{
    /// <summary>Runs a command line.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="terminal">Where output goes.</param>
    /// <returns>The exit code: 0 for success, 1 for failure, 2 for a command line that is wrong, 130 for an interruption.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(terminal);
        ParseResult parsed = Root(terminal).Parse(args);
        if (parsed.Action is ParseErrorAction or null && parsed.Errors.Count > 0) return Wrong(parsed, terminal);
        return Failures.Guard(terminal, () => parsed.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = terminal.Out,
            Error = terminal.Error,
        }));
    }

    private static RootCommand Root(Terminal terminal) => new("Whetstone: deep learning for .NET. Start with: whet train lenet")
    {
        TrainCommand.Create(terminal),
        EvaluateCommand.Create(terminal),
        PredictCommand.Create(terminal),
        ReportCommand.Create(terminal),
        ModelsCommand.Create(terminal),
        SummaryCommand.Create(terminal),
        TimeCommand.Create(terminal),
        BenchCommand.Create(terminal),
        DataCommand.Create(terminal),
        DoctorCommand.Create(terminal),
    };

    private static int Wrong(ParseResult parsed, Terminal terminal)
    {
        terminal.Fail(ParseMessage.Of(parsed));
        return ExitCode.Usage;
    }
}
