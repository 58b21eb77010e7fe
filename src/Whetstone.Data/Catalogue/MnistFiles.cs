namespace Whetstone.Data;

/// <summary>Reads the four files of MNIST and of sets that copy its form.</summary>
internal static class MnistFiles
{
    private const string Remedy = "delete the file and load the set again";

    /// <summary>Images uint8 [N, C, H, W] and labels int64 [N].</summary>
    public static LabelledImages Read(DataSetInfo set, string folder, bool train)
    {
        string part = train ? "train" : "t10k";
        int count = train ? set.TrainCount : set.TestCount;
        byte[] pixels = Elements(Path.Combine(folder, $"{part}-images-idx3-ubyte"), [count, .. set.Shape.Skip(1)]);
        byte[] labels = Elements(Path.Combine(folder, $"{part}-labels-idx1-ubyte"), [count]);
        return new(Tensor.Of(pixels, [count, .. set.Shape]), Tensor.Of(labels).To(DType.Int64), set.Classes);
    }

    private static byte[] Elements(string path, Shape shape)
    {
        IdxData data = IdxReader.Read(path, Remedy);
        return shape == data.Shape ? data.Bytes
            : throw new DataFormatException(path, 0, $"has shape {new Shape(data.Shape)}, {shape} was expected", Remedy);
    }
}
