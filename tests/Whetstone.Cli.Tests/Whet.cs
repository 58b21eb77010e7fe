namespace Whetstone.Cli.Tests;

/// <summary>What a command printed, and its exit code.</summary>
internal sealed record Whet(int Code, string Out, string Error)
{
    internal string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal static Whet Run(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int code = Application.Run(args, new(output, error));
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must fail with one line; returns the line.</summary>
    internal static string Fails(params string[] args)
    {
        Whet whet = Run(args);
        Assert.NotEqual(0, whet.Code);
        string line = Assert.Single(whet.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("whet: ", line, StringComparison.Ordinal);
        return line;
    }
}
