namespace Whetstone.Testing;

/// <summary>Feeds damaged files to a reader and notes how it bears them.</summary>
public sealed class FuzzReport
{
    /// <summary>Files that were read, damage and all.</summary>
    public long Decoded { get; private set; }

    /// <summary>Files that were refused as a reader should.</summary>
    public long Refused { get; private set; }

    /// <summary>The most processor time one file took, in milliseconds; other programs on a busy machine do not count.</summary>
    public double WorstMilliseconds { get; private set; }

    /// <summary>The most memory one file took, in bytes.</summary>
    public long WorstBytes { get; private set; }

    /// <summary>What was neither read nor refused: message and file, a few of them.</summary>
    public IReadOnlyList<string> Failures => failures;

    private readonly List<string> failures = [];

    /// <summary>Tries so many damaged files.</summary>
    /// <param name="seeds">Valid files.</param>
    /// <param name="count">How many to try.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="read">Reads a file.</param>
    /// <param name="refuses">Whether an exception is the one with which files are refused.</param>
    /// <param name="repair">Corrects check values in half of the files, or null.</param>
    /// <param name="stop">Asked now and then whether to stop early, or null.</param>
    public static FuzzReport Run(
        IReadOnlyList<byte[]> seeds, long count, int seed, Action<byte[]> read, Func<Exception, bool> refuses, Action<byte[]>? repair = null, Func<bool>? stop = null)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        var report = new FuzzReport();
        var random = new Random(seed);
        var mutator = new Mutator(random);
        foreach (byte[] file in seeds) read(file); // valid ones must be read, and code is compiled here
        for (long i = 0; i < count && !(i % 1024 == 0 && stop?.Invoke() == true); i++)
        {
            byte[] file = mutator.Mutate(seeds[random.Next(seeds.Count)], seeds[random.Next(seeds.Count)]);
            if (random.Next(4) > 0) repair?.Invoke(file);
            report.Try(file, read, refuses);
        }
        return report;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Decoded + Refused + failures.Count:N0} files: {Decoded:N0} decoded, {Refused:N0} refused, {failures.Count} failed; at worst {WorstMilliseconds:F1} ms, {WorstBytes:N0} bytes";

    private void Try(byte[] file, Action<byte[]> read, Func<Exception, bool> refuses)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        try
        {
            read(file);
            Decoded++;
        }
        catch (Exception e) when (refuses(e))
        {
            Refused++;
        }
#pragma warning disable CA1031 // whatever else comes out is what we look for
        catch (Exception e)
        {
            failures.Add($"{e.GetType().Name}: {e.Message}\n{e.StackTrace}\n{Convert.ToHexString(file)}");
        }
#pragma warning restore CA1031
        WorstMilliseconds = Math.Max(WorstMilliseconds, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        WorstBytes = Math.Max(WorstBytes, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
