using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Reports;

/// <summary>A look at what a network is given: fastai's <c>show_batch</c>.</summary>
public static class BatchPictures
{
    extension(ItemSets sets)
    {
        /// <summary>The first batch as a network sees it: images with their labels below. Save it as SVG, PNG or JPEG.</summary>
        /// <param name="count">How many images, at least 1; fewer if there are fewer.</param>
        /// <param name="transforms">What is done to batches, as <see cref="ItemSets.Batches"/> takes it. A <see cref="Normalize"/> among them is undone for the eye.</param>
        /// <param name="validation">Whether to show items for validation, in their order, instead of items for training, shuffled.</param>
        /// <param name="seed">Determines which items are shown, and what is random in the transforms.</param>
        /// <exception cref="ArgumentException">There are no such items, or they are no images.</exception>
        public LabelledGrid ShowBatch(int count = 16, IEnumerable<BatchTransform>? transforms = null, bool validation = false, ulong seed = 0)
        {
            ArgumentNullException.ThrowIfNull(sets);
            Dataset shown = validation ? sets.Validation : sets.Train;
            if (shown.Count == 0) throw new ArgumentException($"there are no items for {(validation ? "validation" : "training")} to show");
            // Nobody waits for a second batch, so none is prepared ahead.
            DataLoader loader = new(shown, count, shuffle: !validation, seed: seed, prefetch: 0, transforms: transforms);
            return loader.ShowBatch(sets.Classes);
        }
    }

    extension(DataLoader loader)
    {
        /// <summary>The first batch of an epoch as a network sees it: images with their labels below. Save it as SVG, PNG or JPEG.</summary>
        /// <remarks>A <see cref="Normalize"/> among the loader's transforms is undone for the eye; without one, numbers beyond 0…1 are stretched.</remarks>
        /// <param name="classes">The names of the classes; labels are shown as numbers if there are none.</param>
        /// <param name="epoch">The epoch.</param>
        /// <exception cref="ArgumentException">The examples are no images.</exception>
        public LabelledGrid ShowBatch(IReadOnlyList<string>? classes = null, int epoch = 0)
        {
            ArgumentNullException.ThrowIfNull(loader);
            Batch batch = loader.Epoch(epoch).First();
            Normalize? normalize = loader.Transforms.OfType<Normalize>().LastOrDefault();
            return new("", [.. Enumerable.Range(0, batch.Size).Select(i => Tile(batch, i, classes ?? [], normalize))]);
        }
    }

    private static ImageTile Tile(Batch batch, int index, IReadOnlyList<string> classes, Normalize? normalize)
    {
        Image image = SamplePicture.Of(batch.Data[index], normalize)
            ?? throw new ArgumentException($"images are shown, [n, H, W] or [n, C, H, W]; the batch is {batch.Data.Spec}");
        return new(image, [SampleLabel.Text(batch.Label[index], classes)]);
    }
}
