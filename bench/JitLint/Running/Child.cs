using System.Diagnostics;
using Whetstone.Bench.Cases;
using Whetstone.Kernels;

namespace Whetstone.Bench.JitLint;

/// <summary>This program in a process of its own, in which the compiler lists the methods that bounds name.</summary>
internal static class Child
{
    internal const string Argument = "--run-kernels";

    // The compiler works in tiers: thirty calls to count, thirty to see where code goes, and some time in the background.
    private const int Calls = 100;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.1), Longest = TimeSpan.FromSeconds(1);

    /// <summary>Runs all kernels with one instruction set and returns the listings.</summary>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    internal static IReadOnlyList<Listing> Listings(string set, IEnumerable<Bound> bounds)
    {
        string file = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = new(Environment.ProcessPath!) { UseShellExecute = false };
            if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Whetstone.Bench.JitLint.dll"));
            start.ArgumentList.Add(Argument);
            start.Environment["DOTNET_JitDisasm"] = string.Join(' ', bounds.Select(b => $"*{b.Type}*:{b.Method}").Distinct());
            start.Environment["DOTNET_JitStdOutFile"] = file;
            // The usual tiers, so that the code is what users run; but they follow each other at once.
            start.Environment["DOTNET_TC_CallCountingDelayMs"] = "0";
            if (set != "avx512") start.Environment["DOTNET_EnableAVX512"] = "0";
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"The process that runs the kernels ended with code {process.ExitCode}.");
            using StreamReader text = new(file);
            return [.. ListingReader.Read(text)];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What the process does: calls every kernel until its code is final.</summary>
    internal static void Run()
    {
        using Workers workers = new(1);
        foreach (KernelCase kernel in StandardCases.All)
        {
            Action<Workers> run = kernel.Prepare();
            // By the processor's time, so that a busy machine gets as far.
            TimeSpan begin = Environment.CpuUsage.TotalTime, spent = default;
            for (int i = 0; spent < Longest && (i < Calls || spent < Shortest); i++)
            {
                run(workers);
                spent = Environment.CpuUsage.TotalTime - begin;
            }
        }
    }
}
