namespace Whetstone.Compiler;

/// <summary>Finds runs of instructions that can work on a few samples of the batch at a time.</summary>
/// <remarks>
/// A network's layers between two sums over the batch treat each sample alone. Run layer by layer, every activation of the whole
/// batch goes out to memory and back. Run a few samples at a time, it stays in the second-level cache.
/// </remarks>
internal static class SampleLoops
{
    // Half of what second-level caches of this decade hold, so that weights and windows find room beside the activations.
    private const long CacheBytes = 1 << 20;
    // A loop of one sample at a time that is larger than the second-level cache still gains from the third.
    private const long MostSampleBytes = 16 << 20;
    // A gradient summed over chunks is kept for each of them.
    private const long MostSums = 8 << 20;
    private const int FewestChunks = 4;

    internal static List<SampleLoop> Find(Program program)
    {
        List<SampleLoop> loops = [];
        for (int i = 0; i < program.Instructions.Count; i++)
        {
            if (!program.Instructions[i].Runs) continue;
            if (Longest(program, i) is not { } loop) continue;
            loops.Add(loop);
            i = loop.End - 1;
        }
        return loops;
    }

    private static SampleLoop? Longest(Program program, int first)
    {
        LoopBody body = Fill(program, first, program.Instructions.Count, out int end);
        if (body.SampleBytes > MostSampleBytes) body = Fill(program, first, end - 1, out end);
        while (end > first && !program.Instructions[end - 1].Runs) end--;
        if (body.Running < 2) return null;

        Value[] locals = [.. Locals(program, first, end, body.Made)];
        if (locals.Length == 0 && !body.Reuses) return null;
        long perSample = body.SampleBytes;
        int chunk = (int)Math.Clamp(CacheBytes / Math.Max(1, perSample), 1, Math.Max(1, body.Batch / FewestChunks));
        if (body.Batch < FewestChunks || perSample * body.Batch < 2 * CacheBytes) return null;
        if (body.SumBytes * ((body.Batch + chunk - 1) / chunk) > MostSums) return null;

        (Dictionary<int, long> starts, long bytes) = Arena.Place(locals.Select(v => new Lifetime(v.Id, v.Spec.Bytes / body.Batch * chunk, body.FirstUse(v.Id), body.LastUse(v.Id))));
        return new(first, end - first, body.Batch, chunk, bytes, starts);
    }

    // Takes in instructions as long as they fit, and the first that makes a sample too large.
    private static LoopBody Fill(Program program, int first, int most, out int end)
    {
        LoopBody body = new(program);
        for (end = first; end < most && body.SampleBytes <= MostSampleBytes && body.TryAdd(program.Instructions[end]);) end++;
        return body;
    }

    /// <summary>Values that are made inside and used nowhere else.</summary>
    internal static IEnumerable<Value> Locals(Program program, int first, int end, IEnumerable<int> made)
    {
        HashSet<int> outside = [.. program.Outputs.Select(o => program.Values[o].Root)];
        for (int i = 0; i < program.Instructions.Count; i++)
            if (i < first || i >= end) outside.UnionWith(program.Instructions[i].Inputs.Select(x => program.Values[x].Root));
        return made.Where(r => !outside.Contains(r)).Select(r => program.Values[r]);
    }
}
