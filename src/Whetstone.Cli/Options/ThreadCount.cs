using System.CommandLine;
using Whetstone.Kernels;

namespace Whetstone.Cli;

/// <summary>The option that says how many threads compute.</summary>
internal static class ThreadCount
{
    internal static Option<int?> Option() => Numbers.Whole("--threads", "Threads that compute; all processors if left out. Results are the same to the bit for any number.");

    /// <summary>Makes kernels use that many threads until the result is disposed.</summary>
    internal static IDisposable Use(int? threads) => threads is { } n ? Workers.Use(new(n)) : Workers.Use(Workers.Current);
}
