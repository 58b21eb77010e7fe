using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>What is random in a loader's images follows from seed, epoch and index.</summary>
public sealed class AugmentedLoaderTests : IDisposable
{
    private const int Files = 12;

    private readonly TemporaryFolder folder = new();

    public AugmentedLoaderTests()
    {
        for (int i = 0; i < Files; i++) VisionGoldens.Hashed(i, 2, 20 + i, 33, 3).Save(Path.Combine(folder.Path, $"{i:00}.png"));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_image_is_the_same_in_any_batch_and_on_any_thread()
    {
        byte[][] one = Images(new(Sets().Train, 1, seed: 5, prefetch: 0), epoch: 3), many = Images(new(Sets().Train, 5, shuffle: true, seed: 5), epoch: 3);
        Assert.Equal(one, many);
    }

    [Fact]
    public void Another_epoch_or_seed_gives_other_images()
    {
        byte[][] first = Images(new(Sets().Train, 4, seed: 5), 0), epoch = Images(new(Sets().Train, 4, seed: 5), 1), seed = Images(new(Sets().Train, 4, seed: 6), 0);
        for (int i = 0; i < Files; i++)
        {
            Assert.NotEqual(first[i], epoch[i]);
            Assert.NotEqual(first[i], seed[i]);
        }
    }

    [Fact]
    public void Batches_of_bytes_in_memory_are_changed_by_the_same_rule()
    {
        Tensor[] read = [.. Enumerable.Range(0, Files).Select(i => VisionGoldens.Hashed(i, 2, 24, 24, 3).ToByteTensor())];
        Batch all = new LabelledImages(Tensor.Stack(read), Tensor.Zeros([Files]).To(DType.Int64), ["x"]).Gather([.. Enumerable.Range(0, Files)]);
        ImageTransform change = new Compose(new RandomCrop(20, 20), new RandomFlipLeftRight());
        BatchContext context = new(5, 3, 0);
        Batch whole = change.ToBatchTransform().Apply(all, context);
        Assert.Equal([Files, 3, 20, 20], whole.Data.Shape.ToArray());
        for (int i = 0; i < Files; i++)
            Assert.Equal(change.Apply(Image.FromTensor(read[i]), context.SampleRng(i)).ToByteTensor().ToArray<byte>(), whole.Data[i].ToArray<byte>());
    }

    [Fact]
    public void Images_for_which_memory_or_an_array_is_too_small_are_read_again_and_again()
    {
        Assert.True(ImageReader.Fits(150_528, 14_000, 10_000, 4L << 30));
        Assert.False(ImageReader.Fits(150_528, 20_000, 5_000, 4L << 30)); // dogs-vs-cats: 3.8 GB fit, but the part for training is longer than an array
        Assert.False(ImageReader.Fits(150_528, 15_000, 15_000, 4L << 30));
    }

    [Fact]
    public void Views_hand_the_stream_through()
    {
        byte[][] plain = Images(new(Sets().Train, 4, seed: 5), 0);
        byte[][] viewed = Images(new(Sets().Train.Transform(s => s).Take(Files), 4, seed: 5), 0);
        Assert.Equal(plain, viewed);
        var doubled = new ConcatDataset(Sets().Train, Sets().Train);
        Batch both = doubled.Gather([0, Files], new BatchContext(5, 0, 0));
        Assert.NotEqual(both.Data[0].ToArray<byte>(), both.Data[1].ToArray<byte>());
    }

    [Fact]
    public void Images_for_validation_do_not_change()
    {
        ItemSets sets = Sets(validation: 0.5);
        Assert.Equal(Images(new(sets.Validation, 2, seed: 1), 0), Images(new(sets.Validation, 3, seed: 2), 7));
    }

    private ItemSets Sets(double validation = 0)
    {
        Items<string> items = new([.. Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal)]);
        return items.SplitByRandom(validation).LabelConstant("x").ReadImages(
            new Compose(new RandomResizedCrop(16), new RandomFlipLeftRight(), new RandomColorJitter(0.4, 0.4, 0.4, 0.1), new RandomJitter(0.02)),
            new Resize(16, 16));
    }

    private static byte[][] Images(DataLoader loader, int epoch)
    {
        byte[][] images = new byte[loader.Dataset.Count][];
        foreach (Batch batch in loader.Epoch(epoch))
            for (int i = 0; i < batch.Size; i++) images[batch.Indices.Span[i]] = batch.Data[i].ToArray<byte>();
        return images;
    }
}
