namespace Whetstone.Vision;

/// <summary>An image with what is known about its places. Transforms that move pixels move all of it alike.</summary>
/// <param name="Image">The image.</param>
public sealed record Annotated(Image Image)
{
    /// <summary>A class a pixel, of the image's size; null if there is none. Never interpolated: moved by nearest pixels.</summary>
    public Image? Mask { get; init; }

    /// <summary>Rectangles around things. Those that leave the image are dropped, those that leave it in part are cut.</summary>
    public IReadOnlyList<Box> Boxes { get; init; } = [];

    /// <summary>Points in pixels, such as the corners of a face. None is dropped: they may come to lie outside.</summary>
    public IReadOnlyList<(double X, double Y)> Points { get; init; } = [];

    /// <summary>The borders of the boxes as left, top, right, bottom: float32 [n, 4].</summary>
    public Tensor BoxTensor() => Tensor.Of([.. Boxes.SelectMany(b => (float[])[(float)b.Left, (float)b.Top, (float)b.Right, (float)b.Bottom])], [Boxes.Count, 4]);

    /// <summary>The classes of the boxes: int64 [n].</summary>
    public Tensor LabelTensor() => Tensor.Of([.. Boxes.Select(b => (long)b.Label)], [Boxes.Count]);

    /// <summary>The same places on an image whose pixels have moved.</summary>
    /// <param name="image">The new image.</param>
    /// <param name="mask">The new mask.</param>
    /// <param name="moved">Where a place of the old image is in the new one.</param>
    internal Annotated Moved(Image image, Image? mask, Func<Homography> moved)
    {
        if (Boxes.Count == 0 && Points.Count == 0) return new(image) { Mask = mask };
        Homography map = moved();
        Box whole = new(0, 0, image.Width, image.Height);
        return new(image)
        {
            Mask = mask,
            Boxes = [.. Boxes.Select(b => b.Moved(map).Intersect(whole)).Where(b => b.Area > 0)],
            Points = [.. Points.Select(p => map.Map(p.X, p.Y))],
        };
    }
}
