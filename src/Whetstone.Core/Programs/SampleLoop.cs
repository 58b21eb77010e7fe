namespace Whetstone;

/// <summary>Instructions that a run repeats for a few samples of the batch at a time, so that what passes between them stays in the processor's cache.</summary>
/// <param name="First">The first instruction.</param>
/// <param name="Count">How many instructions.</param>
/// <param name="Batch">Samples in all.</param>
/// <param name="Chunk">Samples at a time.</param>
/// <param name="LocalBytes">Memory for values that nobody else needs, for each thread.</param>
/// <param name="Locals">Where those values start in it, in bytes.</param>
/// <param name="IsPointwise">Whether every element is a sample: all instructions are pointwise.</param>
public sealed record SampleLoop(int First, int Count, int Batch, int Chunk, long LocalBytes, IReadOnlyDictionary<int, long> Locals, bool IsPointwise = false)
{
    /// <summary>The instruction after the last.</summary>
    public int End => First + Count;

    /// <summary>How often the instructions are repeated.</summary>
    public int Chunks => (Batch + Chunk - 1) / Chunk;

    /// <summary>How many samples a chunk has; the last may have fewer.</summary>
    public int Samples(int chunk) => Math.Min(Chunk, Batch - chunk * Chunk);
}
