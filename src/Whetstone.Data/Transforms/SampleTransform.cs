namespace Whetstone.Data;

/// <summary>Takes a batch apart, changes each example and stacks them again.</summary>
internal sealed class SampleTransform(Func<Sample, Rng, Sample> function) : BatchTransform
{
    private readonly Func<Sample, Rng, Sample> function = function ?? throw new ArgumentNullException(nameof(function));

    public override Batch Apply(Batch batch, BatchContext context)
    {
        ReadOnlySpan<int> indices = batch.Indices.Span;
        var samples = new Sample[batch.Size];
        for (int i = 0; i < samples.Length; i++)
        {
            try
            {
                samples[i] = function(new(batch.Data[i], batch.Label[i]), context.SampleRng(indices[i]));
            }
            catch (Exception e) when (SampleException.IsNew(e))
            {
                throw new SampleException(indices[i], e);
            }
        }
        Batch stacked = Batch.Stack(samples, indices);
        return batch with { Data = stacked.Data, Label = stacked.Label };
    }
}
