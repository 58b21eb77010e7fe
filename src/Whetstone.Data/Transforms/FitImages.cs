namespace Whetstone.Data;

/// <summary>Brings images to one shape: resized bilinearly, and a single channel repeated into as many as are wanted. float32 [n, c, h, w] → [n, C, H, W].</summary>
/// <param name="shape">[C, H, W].</param>
/// <exception cref="ArgumentException">The shape is not that of an image.</exception>
public sealed class FitImages(Shape shape) : BatchTransform
{
    private readonly Shape shape = shape.Rank == 3 && shape.Size > 0 ? shape : throw new ArgumentException($"FitImages: needs channels, height and width; got {shape}", nameof(shape));

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The images have several channels, but not as many as are wanted.</exception>
    public override Batch Apply(Batch batch, BatchContext context)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Tensor x = batch.Data;
        if (x.Rank != 4 || (x.Shape[1] != 1 && x.Shape[1] != shape[0])) throw new ShapeException($"FitImages: needs images [n, 1 or {shape[0]}, h, w]; got {x.Spec}");
        using IDisposable off = Autograd.NoGrad();
        if (x.Shape[2] != shape[1] || x.Shape[3] != shape[2]) x = x.Interpolate((shape[1], shape[2]), mode: InterpolateMode.Bilinear);
        return batch with { Data = x.BroadcastTo([x.Shape[0], .. shape]) };
    }
}
