namespace Whetstone.Weights;

/// <summary>The form of PyTorch 1.6 and later: a zip archive of <c>NAME/data.pkl</c> and <c>NAME/data/KEY</c>.</summary>
internal sealed class ZipContent : IPthContent
{
    private const string PickleName = "/data.pkl";

    private readonly string path;
    private readonly string folder;
    private readonly CheckedArchive archive;

    internal ZipContent(string path, Stream stream)
    {
        this.path = path;
        archive = new(path, stream);
        try
        {
            folder = archive.Names.FirstOrDefault(n => n.EndsWith(PickleName, StringComparison.Ordinal) && n.IndexOf('/', StringComparison.Ordinal) == n.Length - PickleName.Length)?[..^PickleName.Length]
                ?? throw new WeightFileException(path, 0, $"the archive has no entry NAME{PickleName}, so it is none of PyTorch");
            if (archive.Names.Contains(folder + "/constants.pkl"))
                throw new WeightFileException(path, 0, "this is a TorchScript program, which holds code; save the module's state_dict() instead");
            CheckByteOrder();
            WeightBytes pickle = archive.Open(folder + PickleName);
            // In memory, since a pickle is read by the byte.
            byte[] bytes = pickle.Take(pickle.Length, "the pickle");
            Bytes = stream.Length;
            Root = new Unpickler(new(pickle.Place, new MemoryStream(bytes), bytes.Length)).Read();
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public PickleValue Root { get; }

    public long Bytes { get; }

    public WeightBytes Open(PickleStorage storage)
    {
        string name = $"{folder}/data/{storage.Key}";
        WeightBytes bytes = archive.Open(name);
        long expected = storage.Whole * storage.Type.Size;
        return bytes.Length == expected ? bytes : throw new WeightFileException(path, 0, $"{name} has {bytes.Length:N0} bytes where {storage.Whole:N0} elements of type {storage.Type.Name} take {expected:N0}");
    }

    public void Dispose() => archive.Dispose();

    private void CheckByteOrder()
    {
        string name = folder + "/byteorder";
        if (!archive.Names.Contains(name)) return;
        WeightBytes bytes = archive.Open(name);
        if (!bytes.Take(Math.Min(bytes.Length, 6), "the order of bytes").AsSpan().SequenceEqual("little"u8))
            throw new WeightFileException(path, 0, "the numbers are not in little-endian order; save the file anew on an ordinary machine");
    }
}
