namespace Whetstone.Data;

/// <summary>Takes a mean image away from each example, as Caffe does. float [n, C, …] → same.</summary>
/// <param name="image">[C, …], such as <see cref="DataStatistics.MeanImage"/>.</param>
public sealed class SubtractMean(Tensor image) : BatchTransform
{
    private readonly Tensor image = image ?? throw new ArgumentNullException(nameof(image));

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The examples are not of the image's shape, or no floats.</exception>
    public override Batch Apply(Batch batch, BatchContext context)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!batch.Data.DType.IsFloating || batch.Data.Rank == 0 || batch.Data.Shape[1..] != image.Shape)
            throw new ShapeException($"SubtractMean: needs floats [n] of {image.Shape}, put ToFloat before it if they are bytes; got {batch.Data.Spec}");
        return batch with { Data = batch.Data - image.To(batch.Data.DType) };
    }
}
