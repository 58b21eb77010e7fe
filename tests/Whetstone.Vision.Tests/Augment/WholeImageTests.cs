using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>Folders and records are augmented from the image as it was decoded, before it is squeezed into the network's shape.</summary>
public sealed class WholeImageTests : IDisposable
{
    private const int Files = 6;

    private static readonly Shape Input = new(3, 8, 8);

    private readonly TemporaryFolder folder = new();

    // Wide pictures whose columns are told by their red: the middle square has those from 40 to 79.
    public WholeImageTests()
    {
        for (int i = 0; i < Files; i++) folder.Save($"pics/{(i % 2 == 0 ? "a" : "b")}/{i}.png", Columns());
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_random_crop_of_a_folder_reaches_what_the_middle_does_not_show()
    {
        ImageFolder plain = ImageFolder.Load(folder.File("pics"), new() { Input = Input, Validation = 0.34 });
        ImageFolder cropped = ImageFolder.Load(folder.File("pics"), new() { Input = Input, Validation = 0.34, Augment = new RandomResizedCrop(8) { Scale = (0.05, 0.2) } });
        Assert.All(Reds(plain.Data.Train), r => Assert.InRange(r, 40, 80));
        Assert.Contains(Reds(cropped.Data.Train), r => r < 38);
        Assert.Contains(Reds(cropped.Data.Train), r => r > 82);
        // What is held back is as without.
        Assert.Equal(All(plain.Data.Test, 0), All(cropped.Data.Test, 0));
    }

    [Fact]
    public void The_same_holds_for_records_and_only_for_those_to_train_on()
    {
        ImageRecordOptions options = new() { Input = Input, Chunk = 1, Augment = new RandomResizedCrop(8) { Scale = (0.05, 0.2) } };
        Write("x.rec");
        LoadedDataSet cropped = ImageRecordSet.Load(folder.File("x.rec"), options, 0.34), plain = ImageRecordSet.Load(folder.File("x.rec"), options with { Augment = null }, 0.34);
        Assert.Contains(Reds(cropped.Train), r => r is < 38 or > 82);
        Assert.All(Reds(plain.Train), r => Assert.InRange(r, 40, 80));
        Assert.Equal(All(plain.Test, 0), All(cropped.Test, 0));
        Write("y_train.rec");
        Write("y_val.rec");
        Assert.All(Reds(ImageRecordSet.Load(folder.File("y_train.rec"), options).Test), r => Assert.InRange(r, 40, 80));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void What_is_random_follows_from_seed_epoch_and_index(bool records)
    {
        ImageTransform augment = new RandomResizedCrop(8);
        Write("x.rec");
        Dataset train = records ? ImageRecords.Open(folder.File("x.rec"), new() { Input = Input, Augment = augment })
            : ImageFolder.Load(folder.File("pics"), new() { Input = Input, Validation = 0, Augment = augment }).Data.Train;
        Assert.Equal(All(train, 3), All(train, 3, batch: 4));
        Assert.NotEqual(All(train, 3), All(train, 4));
        BatchContext context = new(0, 3, 0);
        Assert.Equal(augment.Apply(Columns(), context.SampleRng(2)).ToByteTensor().ToArray<byte>(), train.Read(2, context).Data.ToArray<byte>());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void What_fits_images_for_testing_is_done_to_them_all_alike(bool records)
    {
        ImageTransform left = new CropResize(new Region(0, 0, 40, 40));
        Write("x.rec");
        Dataset all = records ? ImageRecords.Open(folder.File("x.rec"), new() { Input = Input, Fit = left })
            : ImageFolder.Load(folder.File("pics"), new() { Input = Input, Validation = 0.5, Fit = left }).Data.Test;
        byte[] expected = Columns().Crop(0, 0, 40, 40).CropResize(8, 8).ToByteTensor().ToArray<byte>();
        for (int i = 0; i < all.Count; i++) Assert.Equal(expected, all[i].Data.ToArray<byte>());
        Assert.Equal(expected, ImageFile.Read(folder.File("pics/a/0.png"), Input, left).ToArray<byte>());
    }

    [Fact]
    public void Damaged_files_are_left_out_of_what_is_decoded_anew_too()
    {
        File.WriteAllText(folder.File("pics/a/9.png"), "no image");
        ImageFolder images = ImageFolder.Load(folder.File("pics"), new() { Input = Input, Validation = 0, SkipBad = true, Augment = new RandomFlipLeftRight() });
        Assert.Equal((Files, "9.png"), (images.Data.Train.Count, Path.GetFileName(Assert.Single(images.Bad).Path)));
    }

    [Theory]
    [InlineData(40, 120, 9, 9, 9, 27)]
    [InlineData(120, 40, 9, 9, 27, 9)]
    [InlineData(10, 20, 15, 15, 15, 30)]
    [InlineData(30, 30, 10, 20, 20, 20)]
    [InlineData(7, 11, 7, 11, 7, 11)]
    public void The_smallest_size_that_covers_keeps_the_shape(int height, int width, int wantedHeight, int wantedWidth, int rows, int columns)
    {
        Image covered = new ResizeCover(wantedHeight, wantedWidth).Apply(Pictures.Noise(1, height, width), new Rng(0));
        Assert.Equal((rows, columns), (covered.Height, covered.Width));
    }

    private static Image Columns() => new(40, 120, 3, [.. Enumerable.Range(0, 40 * 120 * 3).Select(i => i % 3 == 0 ? (byte)(i / 3 % 120) : (byte)0)]);

    private void Write(string name) =>
        RecordFile.Write(folder.File(name), Enumerable.Range(0, Files).Select(i => new ReadOnlyMemory<byte>(new LabelledRecord([i % 2], (ulong)i, 0, Columns().Encode(".png")).Pack())));

    private static IEnumerable<int> Reds(Dataset set) => Enumerable.Range(0, 4).SelectMany(epoch => Enumerable.Range(0, set.Count).SelectMany(i => set.Read(i, new(1, epoch, 0)).Data[0].ToArray<byte>().Select(b => (int)b)));

    private static byte[][] All(Dataset set, int epoch, int batch = 1) =>
        [.. new DataLoader(set, batch).Epoch(epoch).SelectMany(b => Enumerable.Range(0, b.Data.Shape[0]).Select(i => b.Data[i].ToArray<byte>()))];
}
