namespace Whetstone.Data;

/// <summary><see cref="ToFloat"/> and <see cref="Normalize"/> in one pass: (x/255 − mean) / std is a factor and a summand of x.</summary>
internal sealed class ToNormalizedFloat(Normalize normalize) : BatchTransform
{
    private readonly double[] scale = [.. normalize.Std.Select(std => 1 / (255 * std))];
    private readonly double[] shift = [.. normalize.Mean.Zip(normalize.Std, (mean, std) => -mean / std)];

    public override Batch Apply(Batch batch, BatchContext context)
    {
        normalize.Check(batch.Data.Spec);
        return batch with { Data = new ScaleBytes(scale, shift).Apply(batch.Data) };
    }
}
