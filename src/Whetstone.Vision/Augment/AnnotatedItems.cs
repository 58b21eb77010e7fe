using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Data sets of image files with masks, boxes or points, which follow what is done to their images.</summary>
/// <remarks>What is random depends on the loader's seed, the epoch and the file's place among those for training: not on threads or batches.</remarks>
public static class AnnotatedItems
{
    /// <summary>The value of a mask where no class is right, as Pascal VOC has it around things; give it to a loss as the label that does not count.</summary>
    public const byte Void = 255;

    extension(SplitItems<string> items)
    {
        /// <summary>Image files with masks: data uint8 [3, H, W], labels int64 [H, W], a class a pixel. A mask moves as its image does, and its classes are never mixed.</summary>
        /// <param name="maskOf">The file with an image's mask: a palette's places or grey values are classes, and 255 is <see cref="Void"/>.</param>
        /// <param name="classes">The names of the classes.</param>
        /// <param name="train">What is done to images for training; must leave all in one size. Where an image is padded its mask is class 0.</param>
        /// <param name="validation">What is done to images for validation; nothing random should be.</param>
        /// <param name="classOf">The class, or <see cref="Void"/>, of a value in the file; the value itself if null.</param>
        /// <exception cref="LabelException">When read: a mask has another size than its image, or a value that is no class.</exception>
        public ItemSets ReadMasks(Func<string, string> maskOf, IReadOnlyList<string> classes, ImageTransform train, ImageTransform validation, Func<byte, byte>? classOf = null)
        {
            ArgumentNullException.ThrowIfNull(maskOf);
            ArgumentNullException.ThrowIfNull(classes);
            return items.ReadAnnotated(path => MaskedImage(path, maskOf(path), classes.Count, classOf), seen => seen.Mask!.ToByteTensor()[0].To(DType.Int64), train, validation, classes);
        }

        /// <summary>Image files with boxes: data uint8 [3, H, W], labels float32 [n, 5]: class, left, top, right, bottom, as parts of the width and height of what is left of the image.</summary>
        /// <remarks>Boxes that leave the image are dropped, those that leave it in part are cut. <see cref="Dataset.PadLabels"/> makes batches of them.</remarks>
        /// <param name="boxesOf">The boxes of an image, in pixels.</param>
        /// <param name="classes">The names of the classes.</param>
        /// <param name="train">What is done to images for training; must leave all in one size.</param>
        /// <param name="validation">What is done to images for validation; nothing random should be.</param>
        public ItemSets ReadBoxes(Func<string, IReadOnlyList<Box>> boxesOf, IReadOnlyList<string> classes, ImageTransform train, ImageTransform validation)
        {
            ArgumentNullException.ThrowIfNull(boxesOf);
            ArgumentNullException.ThrowIfNull(classes);
            return items.ReadAnnotated(path => new(Image.Load(path)) { Boxes = boxesOf(path) }, Parts, train, validation, classes);
        }

        /// <summary>Images with whatever is known about their places: data uint8 [3, H, W], labels as <paramref name="label"/> makes them of what came out.</summary>
        /// <param name="read">Reads a file and its annotation.</param>
        /// <param name="label">The label of an image after its transform.</param>
        /// <param name="train">What is done to images for training; must leave all in one size.</param>
        /// <param name="validation">What is done to images for validation; nothing random should be.</param>
        /// <param name="classes">The names of the classes; none if labels are numbers.</param>
        public ItemSets ReadAnnotated(Func<string, Annotated> read, Func<Annotated, Tensor> label, ImageTransform train, ImageTransform validation, IReadOnlyList<string>? classes = null)
        {
            ArgumentNullException.ThrowIfNull(read);
            ArgumentNullException.ThrowIfNull(label);
            ArgumentNullException.ThrowIfNull(train);
            ArgumentNullException.ThrowIfNull(validation);
            return items.Read((path, random) => Sample(train, path, random), path => Sample(validation, path, new(0)), classes);

            Sample Sample(ImageTransform transform, string path, Rng random)
            {
                Annotated seen = transform.Apply(read(path), random);
                return new(seen.Image.ToRgb().ToByteTensor(), label(seen));
            }
        }
    }

    private static Annotated MaskedImage(string path, string maskPath, int classes, Func<byte, byte>? classOf)
    {
        Image image = Image.Load(path), mask = Image.Load(maskPath, new() { KeepIndices = true, KeepOrientation = true });
        if (mask.Channels != 1) throw new LabelException($"{maskPath} is no mask: it has colours, where a palette's places or grey values would be classes");
        if (mask.Height != image.Height || mask.Width != image.Width) throw new LabelException($"{maskPath} has {mask.Height} x {mask.Width} pixels, its image {path} {image.Height} x {image.Width}");
        if (classOf is not null) mask = new(mask.Height, mask.Width, 1, [.. mask.Pixels.ToArray().Select(classOf)]);
        foreach (byte value in mask.Pixels)
            if (value >= classes && value != Void) throw new LabelException($"{maskPath} has a pixel of class {value}; there are {classes} classes, from 0, and {Void} for none");
        return new(image) { Mask = mask };
    }

    private static Tensor Parts(Annotated seen)
    {
        double width = seen.Image.Width, height = seen.Image.Height;
        return Tensor.Of([.. seen.Boxes.SelectMany(b => (float[])[b.Label, (float)(b.Left / width), (float)(b.Top / height), (float)(b.Right / width), (float)(b.Bottom / height)])], [seen.Boxes.Count, 5]);
    }
}
