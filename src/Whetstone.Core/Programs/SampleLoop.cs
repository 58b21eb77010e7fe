namespace Whetstone;

/// <summary>Instructions that a run repeats for a few samples of the batch at a time, so that what passes between them stays in the processor's cache.</summary>
/// <param name="First">The first instruction.</param>
/// <param name="Count">How many instructions.</param>
/// <param name="Batch">Samples in all.</param>
/// <param name="Chunk">Samples at a time, at most.</param>
/// <param name="LocalBytes">Memory for values that nobody else needs, for each thread.</param>
/// <param name="Locals">Where those values start in it, in bytes.</param>
/// <param name="IsPointwise">Whether every element is a sample: all instructions are pointwise.</param>
public sealed record SampleLoop(int First, int Count, int Batch, int Chunk, long LocalBytes, IReadOnlyDictionary<int, long> Locals, bool IsPointwise = false)
{
    /// <summary>The instruction after the last.</summary>
    public int End => First + Count;

    /// <summary>How often the instructions are repeated: an even number where it can be, so that two threads have the same to do.</summary>
    public int Chunks => IsPointwise ? Fewest : Math.Min(Batch, Fewest + Fewest % 2);

    /// <summary>The first sample of a chunk. Elements come by whole chunks, but for the last; samples are dealt out evenly.</summary>
    public int Start(int chunk) => IsPointwise ? (int)Math.Min((long)chunk * Chunk, Batch) : (int)((long)Batch * chunk / Chunks);

    /// <summary>How many samples a chunk has.</summary>
    public int Samples(int chunk) => Start(chunk + 1) - Start(chunk);

    private int Fewest => (Batch + Chunk - 1) / Chunk;
}
