using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Makes another image of an image, at random or not, before it becomes a tensor. A new one is a file beside this one.</summary>
/// <remarks>
/// A transform holds no state: what is random comes from the stream it is given, so equal streams give equal images, to the bit. It is used by
/// several threads at once. Data sets give each example a stream of its own by seed, epoch and index.
/// </remarks>
public abstract class ImageTransform
{
    /// <summary>The changed image with what is known about its places.</summary>
    /// <param name="sample">The image.</param>
    /// <param name="random">Where random numbers come from.</param>
    public abstract Annotated Apply(Annotated sample, Rng random);

    /// <summary>The changed image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="random">Where random numbers come from.</param>
    public Image Apply(Image image, Rng random) => Apply(new Annotated(image), random).Image;

    /// <summary>As a transform of batches, uint8 [n, C, H, W] → uint8 [n, C', H', W']: each image by a stream of its own, from seed, epoch and index, on several threads. All must come out in one size.</summary>
    public BatchTransform ToBatchTransform() => BatchTransform.PerSampleInParallel((sample, random) => sample with { Data = Apply(Image.FromTensor(sample.Data), random).ToByteTensor() });
}
