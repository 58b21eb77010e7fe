namespace Whetstone.Data;

/// <summary>Takes a batch apart, changes each example and stacks them again.</summary>
internal sealed class SampleTransform(Func<Sample, Rng, Sample> function, bool inParallel) : BatchTransform
{
    private readonly Func<Sample, Rng, Sample> function = function ?? throw new ArgumentNullException(nameof(function));

    public override Batch Apply(Batch batch, BatchContext context)
    {
        int[] indices = batch.Indices.ToArray();
        Sample[] samples = inParallel ? SampleReading.InParallel(indices, Change) : SampleReading.InOrder(indices, Change);
        Batch stacked = Batch.Stack(samples, indices);
        return batch with { Data = stacked.Data, Label = stacked.Label };

        Sample Change(int place, int index) => function(new(batch.Data[place], batch.Label[place]), context.SampleRng(index));
    }
}
