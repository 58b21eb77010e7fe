using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Data sets of image files with augmentation.</summary>
public static class ImageItems
{
    extension(LabelledItems<string> items)
    {
        /// <summary>Reads image files as RGB, changes them, and makes bytes of them: uint8 [3, H, W]. <see cref="ToFloat"/> and <see cref="Normalize"/> follow on batches.</summary>
        /// <remarks>What is random depends on the loader's seed, the epoch and the file's place among those for training: not on threads or batches.</remarks>
        /// <param name="train">What is done to images for training; must leave all in one size, for a batch is one tensor.</param>
        /// <param name="validation">What is done to images for validation; nothing random should be.</param>
        /// <param name="decode">How files are decoded; <see cref="DecodeOptions.AtLeast"/> saves much time for large photographs.</param>
        public ItemSets ReadImages(ImageTransform train, ImageTransform validation, DecodeOptions? decode = null)
        {
            ArgumentNullException.ThrowIfNull(train);
            ArgumentNullException.ThrowIfNull(validation);
            return items.Read((path, random) => Read(path, train, random, decode), path => Read(path, validation, new(0), decode));
        }
    }

    private static Tensor Read(string path, ImageTransform transform, Rng random, DecodeOptions? decode) =>
        transform.Apply(Image.Load(path, decode), random).ToRgb().ToByteTensor();
}
