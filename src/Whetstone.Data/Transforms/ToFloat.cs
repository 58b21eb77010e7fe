namespace Whetstone.Data;

/// <summary>Pixels 0 to 255 as numbers from 0 to 1, each the float nearest to x/255. uint8 [n, …] → float32 [n, …].</summary>
/// <remarks>Followed by <see cref="Normalize"/>, both are done in one pass.</remarks>
public sealed class ToFloat : BatchTransform
{
    /// <inheritdoc/>
    public override Batch Apply(Batch batch, BatchContext context)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch with { Data = new ScaleBytes([1 / 255.0], [0]).Apply(batch.Data) };
    }

    /// <inheritdoc/>
    protected internal override BatchTransform? Fuse(BatchTransform next) => next is Normalize normalize ? new ToNormalizedFloat(normalize) : null;
}
