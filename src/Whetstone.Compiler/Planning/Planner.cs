using System.Collections.Frozen;

namespace Whetstone.Compiler;

/// <summary>Decides where results lie, and what runs a few samples at a time.</summary>
public static class Planner
{
    /// <summary>A plan that uses memory again as soon as its content is no longer needed.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">What it may do: <see cref="CompilerOptions.SampleLoops"/>, <see cref="CompilerOptions.PointwiseLoops"/>, <see cref="CompilerOptions.Pairs"/>, <see cref="CompilerOptions.InPlace"/> and <see cref="CompilerOptions.ReuseMemory"/>.</param>
    public static MemoryPlan Plan(Program program, CompilerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        options ??= new();
        List<SampleLoop> found = options.SampleLoops ? SampleLoops.Find(program) : [];
        if (options.PointwiseLoops) found = [.. found.Concat(PointwiseLoops.Find(program, found)).OrderBy(l => l.First)];
        Dictionary<int, Lifetime> lives = Lifetimes.Of(program, found);
        int preparations = Preparations.Count(program);
        foreach (int local in found.SelectMany(l => l.Locals.Keys).Concat(program.Instructions.Take(preparations).Select(i => i.Output))) lives.Remove(local);
        Dictionary<int, int> home = options.InPlace ? InPlace.Join(program, lives, found) : [];
        (Dictionary<int, long> starts, long bytes) = Arena.Place(options.ReuseMemory ? lives.Values : lives.Values.Select(l => l.Throughout()));

        long[] offsets = new long[program.Values.Count];
        Array.Fill(offsets, -1);
        foreach ((int root, long start) in starts) offsets[root] = start;
        foreach ((int root, int other) in home) offsets[root] = starts[other];
        return new(bytes, offsets, found, preparations) { Pairs = options.Pairs ? Pairs.Find(program, found) : FrozenSet<int>.Empty };
    }
}
