namespace Whetstone.Vision;

/// <summary>Boxes on images, as torchvision's <c>draw_bounding_boxes</c> draws them. Rectangles are the same to the pixel, labels are in a font of their own.</summary>
public static class BoundingBoxes
{
    private const int FillAlpha = 100;

    extension(Image image)
    {
        /// <summary>The image with boxes on it, RGB.</summary>
        /// <param name="boxes">Corners in pixels, both within the box; parts outside of the image are not drawn.</param>
        /// <param name="style">How; thin lines in different colours if null.</param>
        /// <exception cref="ArgumentException">A box has its corners the wrong way round, or there are not as many labels or colours as boxes.</exception>
        public Image WithBoxes(IReadOnlyList<(int Left, int Top, int Right, int Bottom)> boxes, BoxStyle? style = null)
        {
            ArgumentNullException.ThrowIfNull(image);
            ArgumentNullException.ThrowIfNull(boxes);
            style ??= new();
            Check(boxes.Count, style);
            Canvas canvas = new(image);
            for (int i = 0; i < boxes.Count; i++)
            {
                (int left, int top, int right, int bottom) = boxes[i];
                if (left > right || top > bottom) throw new ArgumentException($"box {i} must be left, top, right, bottom; got {boxes[i]}", nameof(boxes));
                Rgb colour = style.Colours is { } own ? own[own.Count == 1 ? 0 : i] : Rgb.OfIndex(i);
                if (style.Fill) canvas.Fill(left, top, right, bottom, colour, FillAlpha);
                canvas.Outline(left, top, right, bottom, colour, Math.Min(style.Width, Math.Max(image.Width, image.Height)));
                if (style.Labels is { } labels) canvas.Text(labels[i], left + style.Width + 1, top + style.Width + 1, colour);
            }
            return canvas.ToImage();
        }
    }

    private static void Check(int boxes, BoxStyle style)
    {
        if (style.Labels is { } labels && labels.Count != boxes) throw new ArgumentException($"there are {boxes} boxes, but {labels.Count} labels", nameof(style));
        if (style.Colours is { } colours && colours.Count != 1 && colours.Count < boxes) throw new ArgumentException($"there are {boxes} boxes, but {colours.Count} colours", nameof(style));
    }
}
