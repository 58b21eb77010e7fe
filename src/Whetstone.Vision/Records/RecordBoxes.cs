namespace Whetstone.Vision;

/// <summary>The boxes of a record on their way through a transform: they go along as rectangles in pixels, and come back as rows with whatever else was said about them.</summary>
internal static class RecordBoxes
{
    /// <summary>An image with its boxes; the label of each is its row.</summary>
    /// <param name="image">The image.</param>
    /// <param name="objects">[n, B]: class, xmin, ymin, xmax, ymax as parts of width and height, ...</param>
    public static Annotated On(Image image, Tensor objects)
    {
        float[] all = objects.ToArray();
        int size = objects.Shape[1];
        return new(image) { Boxes = [.. Enumerable.Range(0, objects.Shape[0]).Select(i => Box(i, all.AsSpan(i * size, size)))] };

        Box Box(int row, ReadOnlySpan<float> o) => new((double)o[1] * image.Width, (double)o[2] * image.Height, (double)o[3] * image.Width, (double)o[4] * image.Height, row);
    }

    /// <summary>The rows of the boxes that are left, as parts of what is left of the image: [m, B] with m at most n.</summary>
    /// <param name="seen">What <see cref="On"/> gave, after a transform.</param>
    /// <param name="objects">The rows as they were.</param>
    public static Tensor Rows(Annotated seen, Tensor objects)
    {
        float[] all = objects.ToArray();
        int size = objects.Shape[1];
        List<float> rows = new(seen.Boxes.Count * size);
        foreach (Box box in seen.Boxes)
        {
            ReadOnlySpan<float> old = all.AsSpan(box.Label * size, size);
            rows.AddRange(old[0], (float)(box.Left / seen.Image.Width), (float)(box.Top / seen.Image.Height), (float)(box.Right / seen.Image.Width), (float)(box.Bottom / seen.Image.Height));
            rows.AddRange(old[5..]);
        }
        return Tensor.Of(rows.ToArray(), [seen.Boxes.Count, size]);
    }

    /// <summary>The middle of an image in another size, as <see cref="Image.CropResize(int, int, Resampling)"/> has it, with its boxes.</summary>
    public static Annotated Middle(Annotated seen, int height, int width)
    {
        Image image = seen.Image;
        if ((image.Height, image.Width) == (height, width)) return seen;
        // The whole image, if shapes agree: then boxes stay as they are, to the bit.
        double part = Math.Min((double)image.Height / height, (double)image.Width / width);
        Homography map = Homography.Scale(1 / part, 1 / part).After(Homography.Shift(-(image.Width - width * part) / 2, -(image.Height - height * part) / 2));
        return seen.Moved(image.CropResize(height, width), null, () => map);
    }
}
