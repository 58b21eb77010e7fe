namespace Whetstone.Data;

/// <summary>Images in memory, each with the index of its class.</summary>
public sealed class LabelledImages : ArrayDataset
{
    /// <summary>A set of images, which it keeps without a copy.</summary>
    /// <param name="images">uint8 [N, C, H, W].</param>
    /// <param name="labels">int64 [N]: indices of <paramref name="classes"/>.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="ShapeException">A shape or type is not as said.</exception>
    /// <exception cref="ArgumentException">A label is not the index of a class.</exception>
    public LabelledImages(Tensor images, Tensor labels, IReadOnlyList<string> classes)
        : base(images, labels)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (images.Rank != 4 || images.DType != DType.UInt8) throw new ShapeException($"LabelledImages: needs images uint8 [N, C, H, W]; got {images.Spec}");
        if (labels.Rank != 1 || labels.DType != DType.Int64) throw new ShapeException($"LabelledImages: needs labels int64 [N]; got {labels.Spec}");
        int wrong = labels.Read<long, int>(all => all.IndexOfAnyExceptInRange(0, classes.Count - 1));
        if (wrong >= 0) throw new ArgumentException($"label {wrong} is {labels[wrong].Item<long>()}, not one of {classes.Count} classes", nameof(labels));
        Images = images;
        Labels = labels;
        Classes = classes;
    }

    /// <summary>The images, uint8 [N, C, H, W].</summary>
    public Tensor Images { get; }

    /// <summary>The index of each image's class, int64 [N].</summary>
    public Tensor Labels { get; }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }
}
