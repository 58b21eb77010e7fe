namespace Whetstone.Data.Tests;

/// <summary>The binary files of CIFAR; small ones of the same form.</summary>
public sealed class CifarTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Ten_has_a_label_then_planes_of_red_green_and_blue()
    {
        folder.Write("data_batch_1.bin", [.. Record([3], 1), .. Record([9], 2)]);
        folder.Write("data_batch_2.bin", Record([0], 3));
        folder.Write("test_batch.bin", Record([1], 4));
        LoadedDataSet data = CifarFolder.Load(folder.Path);
        Assert.Equal((3, 1), (data.Train.Count, data.Test.Count));
        Assert.Equal([3L, 9, 0], ((LabelledImages)data.Train).Labels.ToArray<long>());
        Assert.Equal(new Spec([3, 3, 32, 32], DType.UInt8), ((LabelledImages)data.Train).Images.Spec);
        Assert.Equal(Record([9], 2)[1..], data.Train[1].Data.ToArray<byte>());
        Assert.Equal("automobile", data.Info.Classes[(int)data.Test[0].Label.Item<long>()]);
    }

    [Fact]
    public void Hundred_has_a_coarse_and_a_fine_label()
    {
        folder.Write("train.bin", Record([19, 99], 1));
        folder.Write("test.bin", Record([0, 4], 2));
        Assert.Equal(99L, CifarFolder.Load(folder.Path).Train[0].Label.Item<long>());
        Assert.Equal(("beaver", "aquatic_mammals"), (Name(Cifar100.Read(folder.Path, false)), Name(Cifar100.Read(folder.Path, false, fine: false))));
        Assert.Equal(Record([19, 99], 1)[2..], CifarFolder.Load(folder.Path).Train[0].Data.ToArray<byte>());
        Assert.Equal((100, 20), (Cifar100.Info.Classes.Distinct().Count(), Cifar100.Groups.Distinct().Count()));

        static string Name(LabelledImages images) => images.Classes[(int)images.Labels[0].Item<long>()];
    }

    [Fact]
    public void A_file_cut_off_and_a_label_without_a_class_are_refused()
    {
        folder.Write("data_batch_1.bin", Record([3], 1)[..^1]);
        Assert.Contains("data_batch_1.bin: has 3072 bytes", Assert.Throws<DataFormatException>(() => Cifar10.Read(folder.Path, true)).Message.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        folder.Write("data_batch_1.bin", [.. Record([3], 1), .. Record([10], 1)]);
        DataFormatException error = Assert.Throws<DataFormatException>(() => Cifar10.Read(folder.Path, true));
        Assert.Contains("has the label 10, but there are 10 classes", error.Message, StringComparison.Ordinal);
        Assert.Equal(3073, error.Offset);
        Assert.Throws<FileNotFoundException>(() => Cifar10.Read(folder.Path, false));
    }

    private static byte[] Record(byte[] labels, int seed)
    {
        byte[] pixels = new byte[3072];
        new Random(seed).NextBytes(pixels);
        return [.. labels, .. pixels];
    }
}
