namespace Whetstone.Vision;

/// <summary>Many images in one picture: torchvision's <c>make_grid</c> and <c>save_image</c>, to the bit.</summary>
public static class ImageGrid
{
    /// <summary>The images in rows, with a frame around each.</summary>
    /// <param name="images">[N, C, H, W]; or one image, [C, H, W] or [H, W]. uint8 stays so, all else becomes float32. Grey images become those of three channels.</param>
    /// <param name="options">How; torchvision's defaults if null.</param>
    /// <returns>[C, rows·(H + padding) + padding, columns·(W + padding) + padding]; a single image comes back without a frame, [C, H, W].</returns>
    /// <exception cref="ShapeException">The shape is not that of images, or there are none, or bytes are to be normalized.</exception>
    public static Tensor Make(Tensor images, GridOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        options ??= new();
        Shape shape = images.Rank switch
        {
            2 => [1, 1, .. images.Shape],
            3 => [1, .. images.Shape],
            4 => images.Shape,
            _ => throw Wrong(images),
        };
        if (shape.Size == 0) throw Wrong(images);
        if (images.DType != DType.UInt8) return Arranged(Scaled(images, shape[0], options), shape, options, (float)options.PadValue);
        if (options.Normalize) throw new ShapeException($"ImageGrid.Make: normalizing needs floating values, convert with ToFloat before; got {images.Spec}");
        return Arranged(images.ToArray<byte>(), shape, options, (byte)options.PadValue);
    }

    /// <summary>A grid of images of one shape, [C, H, W] each.</summary>
    /// <exception cref="ShapeException">There are none, or their shapes or types differ.</exception>
    public static Tensor Make(IReadOnlyList<Tensor> images, GridOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0) throw new ShapeException("ImageGrid.Make: there are no images");
        return Make(Tensor.Stack([.. images]), options);
    }

    /// <summary>The grid as an image: 0…1 become the bytes 255·x + ½, cut to whole numbers and clipped; uint8 stays as it is.</summary>
    /// <exception cref="ShapeException">The images have not 1, 3 or 4 channels.</exception>
    public static Image ToImage(Tensor images, GridOptions? options = null) => Image.FromTensor(Make(images, options));

    /// <summary>Writes the grid to a file, whole or not at all; its ending says how: .png, .jpg or .jpeg.</summary>
    /// <exception cref="ShapeException">The images have not 1, 3 or 4 channels.</exception>
    public static void Save(Tensor images, string path, GridOptions? options = null) => ToImage(images, options).Save(path);

    private static float[] Scaled(Tensor images, int count, GridOptions options)
    {
        float[] values = images.ToArray();
        if (options.Normalize) GridScaling.Apply(values, count, options);
        return values;
    }

    private static Tensor Arranged<T>(T[] from, Shape shape, GridOptions options, T pad) where T : unmanaged
    {
        int count = shape[0], channels = shape[1], height = shape[2], width = shape[3], plane = height * width;
        int shown = channels == 1 ? 3 : channels, frame = count == 1 ? 0 : options.Padding;
        int columns = Math.Min(options.Columns, count), rows = (count + columns - 1) / columns;
        Shape all = [shown, rows * (height + frame) + frame, columns * (width + frame) + frame];
        T[] to = new T[all.Size];
        Array.Fill(to, pad);
        for (int i = 0; i < count; i++)
            for (int c = 0; c < shown; c++)
            {
                (int row, int column) = Math.DivRem(i, columns);
                ReadOnlySpan<T> source = from.AsSpan((i * channels + Math.Min(c, channels - 1)) * plane, plane);
                int start = (c * all[1] + row * (height + frame) + frame) * all[2] + column * (width + frame) + frame;
                for (int y = 0; y < height; y++) source.Slice(y * width, width).CopyTo(to.AsSpan(start + y * all[2]));
            }
        return Tensor.Of(to, all);
    }

    private static ShapeException Wrong(Tensor images) => new($"ImageGrid.Make: needs images [N, C, H, W], [C, H, W] or [H, W] with at least one pixel; got {images.Spec}");
}
