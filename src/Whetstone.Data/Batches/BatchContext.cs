namespace Whetstone.Data;

/// <summary>What a transform may know besides the batch; the source of its random numbers.</summary>
/// <param name="Seed">The loader's seed.</param>
/// <param name="Epoch">The epoch.</param>
/// <param name="Number">The batch's place in the epoch.</param>
public readonly record struct BatchContext(ulong Seed, int Epoch, int Number)
{
    // Keep these streams apart from each other and from the one that shuffles.
    private const ulong SampleSalt = 0x53414D504C45, BatchSalt = 0x4241544348;

    /// <summary>The stream of an example in this epoch: a function of seed, epoch and index, whatever batch it is in and whoever prepares it.</summary>
    /// <param name="index">The example's index in the data set.</param>
    public Rng SampleRng(int index) => new(CounterRandom.At(Seed ^ SampleSalt, Epoch, index));

    /// <summary>The stream of this batch: a function of seed, epoch and number. Always starts anew.</summary>
    public Rng BatchRng() => new(CounterRandom.At(Seed ^ BatchSalt, Epoch, Number));
}
