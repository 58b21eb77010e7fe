using System.ComponentModel;
using System.Diagnostics;

namespace Whetstone.Data;

/// <summary>What a program that ran to its end has written.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>The line that most likely says what went wrong.</summary>
    public string Complaint
    {
        get
        {
            var lines = $"{Output}\n{Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.FirstOrDefault(line => line.StartsWith("E:", StringComparison.Ordinal))
                ?? lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
                ?? lines.LastOrDefault() ?? "it says nothing";
        }
    }
}

/// <summary>Runs another program: without a shell, without input, in the C locale, with its output caught and its time limited.</summary>
internal static class ExternalProgram
{
    /// <summary>Runs <paramref name="program"/> to its end.</summary>
    /// <exception cref="SourceUnavailableException">It is not installed or took too long; it and its children have been ended.</exception>
    public static async Task<ProgramResult> RunAsync(
        string program, IEnumerable<string> arguments, string folder, TimeSpan timeout, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C"; // we look for words in what it says
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new SourceUnavailableException($"{Path.GetFileName(program)} is not installed", e);
        }
        process.StandardInput.Close();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return new(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw new SourceUnavailableException($"{Path.GetFileName(program)} took longer than {timeout.TotalSeconds:0} s", e);
        }
    }
}
