using System.Diagnostics;

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

    /// <summary>Runs a command as a process of its own that has a home folder and no network: settings of the environment, which other tests share.</summary>
    internal static async Task<Whet> Apart(string home, params string[] args)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "whet.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["WHETSTONE_HOME"] = home, ["WHETSTONE_OFFLINE"] = "1" },
        };
        using Process process = Process.Start(start)!;
        Task<string> printed = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await printed, error.ReplaceLineEndings("\n"));
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
