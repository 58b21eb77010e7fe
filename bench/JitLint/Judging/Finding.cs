namespace Whetstone.Bench.JitLint;

/// <summary>What was found of one kernel's inner loop, and whether it keeps its bound.</summary>
/// <param name="Bound">The bound.</param>
/// <param name="Loop">The worst loop among the kernel's listings; null if no listing has one.</param>
internal sealed record Finding(Bound Bound, Loop? Loop)
{
    /// <summary>What is wrong; empty if nothing is.</summary>
    internal string Fault
    {
        get
        {
            if (Loop is not { } loop) return "no such loop was compiled: renamed, or no case runs it";
            if (loop.InstructionsPerWork > Bound.MostInstructions) return "too many instructions";
            return loop.Spills > Bound.MostSpills ? "too many spills" : "";
        }
    }

    /// <summary>Judges a kernel by the final code of all methods that its bound means.</summary>
    internal static Finding Of(Bound bound, IEnumerable<Listing> listings)
    {
        // A method that was compiled again counts as it was compiled last.
        IEnumerable<Listing> final = listings.Where(l => l.IsFinal && bound.Means(l)).GroupBy(l => l.Method).Select(g => g.Last());
        IEnumerable<Loop?> loops = final.Select(l => JitLint.Loop.Hottest(l, bound.Work)).Where(l => l is not null);
        return new(bound, loops.OrderByDescending(l => l!.Value.Spills).ThenByDescending(l => l!.Value.InstructionsPerWork).FirstOrDefault());
    }
}
