using System.Runtime.InteropServices;
using System.Text.Json;

namespace Whetstone.Vision.Tests.Grids;

/// <summary>Grids against torchvision's, to the bit.</summary>
public sealed class ImageGridTests
{
    [Fact]
    public void Grids_and_saved_grids_are_those_of_torchvision()
    {
        IReadOnlyList<JsonElement> cases = VisionGoldens.Cases("grids");
        Assert.True(cases.Count >= 140);
        foreach (JsonElement golden in cases)
        {
            Tensor images = Images(golden), grid = ImageGrid.Make(images, Options(golden.GetProperty("options")));
            Assert.Equal(golden.GetProperty("result").Numbers(), grid.Shape.ToArray());
            Assert.True(golden.Text("hash") == VisionGoldens.Hash(MemoryMarshal.AsBytes<float>(grid.ToArray())), $"{golden}");
            if (!golden.TryGetProperty("saved", out JsonElement saved)) continue;
            using TemporaryFolder folder = new();
            ImageGrid.Save(images, folder.File("grid.png"), Options(golden.GetProperty("options")));
            Assert.True(saved.GetString() == VisionGoldens.Hash(Image.Load(folder.File("grid.png")).Pixels), $"saved: {golden}");
        }
    }

    [Fact]
    public void Bytes_stay_bytes()
    {
        Tensor grid = ImageGrid.Make(Tensor.Of(new byte[] { 1, 2, 3, 4 }, [4, 1, 1, 1]), new() { Columns = 2, Padding = 1, PadValue = 9 });
        Assert.Equal(DType.UInt8, grid.DType);
        Assert.Equal([3, 5, 5], grid.Shape.ToArray());
        byte[] plane = [9, 9, 9, 9, 9, 9, 1, 9, 2, 9, 9, 9, 9, 9, 9, 9, 3, 9, 4, 9, 9, 9, 9, 9, 9];
        Assert.Equal([.. plane, .. plane, .. plane], grid.ToArray<byte>());
    }

    [Fact]
    public void A_list_is_a_batch() =>
        Assert.Equal(ImageGrid.Make(Tensor.Ones([2, 3, 4, 5])).ToArray(), ImageGrid.Make([Tensor.Ones([3, 4, 5]), Tensor.Ones([3, 4, 5])]).ToArray());

    [Fact]
    public void What_is_no_image_is_refused_with_its_shape()
    {
        Assert.Contains("[0, 1, 2, 3]", Assert.Throws<ShapeException>(() => ImageGrid.Make(Tensor.Ones([0, 1, 2, 3]))).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => ImageGrid.Make(Tensor.Ones([4])));
        Assert.Throws<ShapeException>(() => ImageGrid.Make([]));
        Assert.Throws<ShapeException>(() => ImageGrid.Make(Tensor.Zeros([2, 1, 2, 2], DType.UInt8), new() { Normalize = true }));
        Assert.Throws<ShapeException>(() => ImageGrid.ToImage(Tensor.Ones([2, 2, 3, 3])));
    }

    private static Tensor Images(JsonElement golden)
    {
        int[] shape = golden.GetProperty("shape").Numbers();
        byte[] bytes = VisionGoldens.Hashed(golden.GetProperty("seed").GetInt32(), 0, 1, shape.Aggregate((a, b) => a * b), 1).Pixels.ToArray();
        bool signed = golden.GetProperty("signed").GetBoolean();
        return Tensor.Of(bytes.Select(b => signed ? (b - 128f) / 100 : b / 255f).ToArray(), shape);
    }

    private static GridOptions Options(JsonElement json)
    {
        GridOptions options = new();
        foreach (JsonProperty option in json.EnumerateObject())
            options = option.Name switch
            {
                "nrow" => options with { Columns = option.Value.GetInt32() },
                "padding" => options with { Padding = option.Value.GetInt32() },
                "pad_value" => options with { PadValue = option.Value.GetDouble() },
                "normalize" => options with { Normalize = true },
                "scale_each" => options with { ScaleEach = true },
                "value_range" => options with { ValueRange = (option.Value[0].GetDouble(), option.Value[1].GetDouble()) },
                _ => throw new InvalidDataException(option.Name),
            };
        return options;
    }
}
