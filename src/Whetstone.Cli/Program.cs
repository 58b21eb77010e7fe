namespace Whetstone.Cli;

/// <summary>Where the program starts.</summary>
internal static class Program
{
    private static int Main(string[] args) => Application.Run(args, Terminal.OfProcess());
}
