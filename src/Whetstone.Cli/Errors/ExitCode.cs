namespace Whetstone.Cli;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    internal const int Success = 0, Failure = 1, Usage = 2;

    /// <summary>128 and the number of the interrupt signal, as shells have it.</summary>
    internal const int Interrupted = 130;
}
