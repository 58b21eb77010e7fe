using System.Buffers.Binary;
using System.IO.Compression;
using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>Data blocks whose labels follow the random changes of their images.</summary>
public sealed class AnnotatedItemsTests : IDisposable
{
    private static readonly ImageTransform Change = new Compose(new RandomResizedCrop(16) { Filter = Resampling.Nearest }, new RandomFlipLeftRight()), Plain = new Resize(16, 16) { Filter = Resampling.Nearest };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // The mask is the image's red, so wherever pixels go, both have to agree.
    [Fact]
    public void A_mask_follows_its_image_and_keeps_its_classes()
    {
        ItemSets sets = Masks(Change);
        (Tensor data, Tensor label) = Batch(sets.Train, epoch: 2);
        Assert.Equal((new Shape(4, 16, 16), DType.Int64), (label.Shape, label.DType));
        Assert.Equal(data.ToArray<byte>().Chunk(3 * 256).SelectMany(image => image[..256]), label.ToArray<long>().Select(l => (byte)l));
        // It is moved at random: another epoch shows another part, and validation the whole.
        Assert.NotEqual(label.ToArray<long>(), Batch(sets.Train, epoch: 3).Label.ToArray<long>());
        Assert.Equal(Batch(sets.Validation, 0).Label.ToArray<long>(), Batch(sets.Validation, 1).Label.ToArray<long>());
        Assert.Equal(["a", "b", "c", "d", "e"], sets.Classes);
        Assert.Contains("label -> int64 [16, 16]", sets.Summary(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("has 8 x 9 pixels, its image", 8, 9, 1, 0)]
    [InlineData("a pixel of class 5; there are 5 classes", 20, 20, 1, 5)]
    [InlineData("it has colours", 20, 20, 3, 0)]
    public void A_mask_that_cannot_be_one_is_named(string problem, int height, int width, int channels, byte value)
    {
        ItemSets sets = Masks(Plain);
        Image.Filled(height, width, [.. Enumerable.Repeat(value, channels)]).Save(folder.File("masks/0.png"));
        BatchException error = Assert.Throws<BatchException>(() => Batch(sets.Train, 0));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("0.png", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_a_file_may_stand_for_other_classes_and_255_for_none()
    {
        Image.Filled(4, 4, 9, 9, 9).Save(folder.File("x.png"));
        Image.Filled(4, 4, 3).Save(folder.File("m.png"));
        SplitItems<string> items = new([folder.File("x.png")], [], "");
        // As the trimaps of the pets: 1 a pet, 2 what is behind it, 3 the border.
        ItemSets sets = items.ReadMasks(_ => folder.File("m.png"), ["pet", "background"], Plain, Plain, v => v == 3 ? AnnotatedItems.Void : (byte)(v - 1));
        Assert.All(sets.Train[0].Label.ToArray<long>(), v => Assert.Equal(255, v));
    }

    // The thing is a white rectangle on black, so after any change its box is the extent of what is white.
    [Fact]
    public void Boxes_follow_their_image_and_batches_are_filled_up()
    {
        for (int i = 0; i < 4; i++) Thing(10 + i, 12, 9 + i, 8).Save(folder.File($"{i}.png"));
        SplitItems<string> items = new([.. Enumerable.Range(0, 4).Select(i => folder.File($"{i}.png"))], [], folder.Path);
        ImageTransform change = new Compose(new Pad(5, 5, 5, 5), new RandomCrop(48, 48), new RandomFlipLeftRight());
        ItemSets sets = items.ReadBoxes(path => int.Parse(Path.GetFileNameWithoutExtension(path)) is var i && i == 3 ? [] : [new(10 + i, 12, 19 + 2 * i, 20, i)], ["p", "q", "r"], change, change);
        Batch batch = new DataLoader(sets.Train.PadLabels(), 4).Epoch(5).Single();
        Assert.Equal(new Shape(4, 1, 5), batch.Label.Shape);
        for (int i = 0; i < 3; i++)
        {
            float[] box = [.. batch.Label[i].ToArray().Skip(1).Select(v => MathF.Round(v * 48))];
            byte[] red = batch.Data[i][0].ToArray<byte>();
            int[] white = [.. Enumerable.Range(0, red.Length).Where(p => red[p] == 255)];
            Assert.Equal([white.Min(p => p % 48), white.Min() / 48, white.Max(p => p % 48) + 1, white.Max() / 48 + 1], box);
            Assert.Equal(i, batch.Label[i].ToArray()[0]);
        }
        Assert.All(batch.Label[3].ToArray(), v => Assert.Equal(-1, v));
    }

    [Fact]
    public void Voc_has_boxes_and_masks_of_classes_in_a_palette()
    {
        foreach (string name in (string[])["JPEGImages", "Annotations", "SegmentationClass", "ImageSets/Main", "ImageSets/Segmentation"]) Directory.CreateDirectory(folder.File(name));
        File.WriteAllText(folder.File("Annotations/1.xml"), """
            <annotation><filename>1.jpg</filename><size><width>4</width><height>2</height><depth>3</depth></size>
              <object><name>dog</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></object></annotation>
            """);
        // A PNG under that name: what a file is, its first bytes say.
        File.WriteAllBytes(folder.File("JPEGImages/1.jpg"), Pictures.Noise(1, 2, 4).Encode(".png"));
        File.WriteAllBytes(folder.File("SegmentationClass/1.png"), PalettePng(4, 2, [0, 12, 12, 255, 0, 0, 12, 255]));
        foreach (string list in (string[])["Main/train", "Segmentation/train"]) File.WriteAllText(folder.File($"ImageSets/{list}.txt"), "1\n");
        foreach (string list in (string[])["Main/val", "Segmentation/val"]) File.WriteAllText(folder.File($"ImageSets/{list}.txt"), "");
        VocFolder voc = new(folder.Path);
        ImageTransform flip = new RandomFlipLeftRight { P = 1 };
        Assert.Equal([255, 12, 12, 0, 255, 12, 0, 0], voc.ByMasks(flip, flip).Train[0].Label.ToArray<long>());
        Assert.Equal("dog", voc.ByMasks(flip, flip).Classes[12]);
        Assert.Equal([11, 0.5f, 0, 1, 1], voc.ByBoxes(flip, flip).Train[0].Label.ToArray());
    }

    [Fact]
    public void Places_in_a_palette_are_colours_unless_they_are_asked_for()
    {
        byte[] file = PalettePng(2, 1, [3, 200]);
        Assert.Equal(3, Image.Decode(file).Channels);
        Assert.Equal((byte[])[3, 200], Image.Decode(file, new() { KeepIndices = true }).Pixels.ToArray());
    }

    private ItemSets Masks(ImageTransform train)
    {
        Directory.CreateDirectory(folder.File("masks"));
        for (int i = 0; i < 8; i++)
        {
            byte[] classes = [.. Pictures.Noise(i, 20, 20, 1).Pixels.ToArray().Select(b => (byte)(b % 5))];
            new Image(20, 20, 1, classes).Save(folder.File($"masks/{i}.png"));
            new Image(20, 20, 3, [.. classes.SelectMany(c => (byte[])[c, 100, 0])]).Save(folder.File($"{i}.png"));
        }
        SplitItems<string> items = new([.. Enumerable.Range(0, 4).Select(i => folder.File($"{i}.png"))], [.. Enumerable.Range(4, 4).Select(i => folder.File($"{i}.png"))], folder.Path);
        return items.ReadMasks(path => folder.File($"masks/{Path.GetFileName(path)}"), ["a", "b", "c", "d", "e"], train, Plain);
    }

    private static (Tensor Data, Tensor Label) Batch(Dataset set, int epoch) => new DataLoader(set, 4, seed: 1).Epoch(epoch).Single() is var batch ? (batch.Data, batch.Label) : default;

    private static Image Thing(int left, int top, int width, int height)
    {
        byte[] pixels = new byte[40 * 40 * 3];
        for (int y = top; y < top + height; y++)
            for (int x = left; x < left + width; x++) pixels.AsSpan((y * 40 + x) * 3, 3).Fill(255);
        return new(40, 40, 3, pixels);
    }

    // Our own writer makes no palettes.
    private static byte[] PalettePng(int width, int height, byte[] places)
    {
        using MemoryStream file = new(), packed = new();
        using (ZLibStream zip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (int y = 0; y < height; y++)
            {
                zip.WriteByte(0);
                zip.Write(places.AsSpan(y * width, width));
            }
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk("IHDR"u8, [0, 0, 0, (byte)width, 0, 0, 0, (byte)height, 8, 3, 0, 0, 0]);
        Chunk("PLTE"u8, [.. Enumerable.Range(0, 768).Select(i => (byte)(i * 7))]);
        Chunk("IDAT"u8, packed.ToArray());
        Chunk("IEND"u8, []);
        return file.ToArray();

        void Chunk(ReadOnlySpan<byte> kind, byte[] content)
        {
            Span<byte> number = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
            file.Write(number);
            byte[] body = [.. kind, .. content];
            file.Write(body);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(body));
            file.Write(number);
        }
    }
}
