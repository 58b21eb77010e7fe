namespace Whetstone.Weights;

/// <summary>The files of PyTorch's <c>torch.save</c>: <c>.pth</c>, <c>.pt</c>, in the zip form of version 1.6 and later and in the older one.</summary>
/// <remarks>
/// Such a file holds a pickle, which for Python is a program. Here it is read as data: of the names it may mention only storages,
/// tensors, ordered dictionaries and NumPy's numbers are known, and anything else is refused with its name and place. Nothing in a
/// file is ever executed or written to disk.
/// </remarks>
public static class PthFile
{
    internal static ReadOnlySpan<byte> ZipMagic => "PK\u0003\u0004"u8;

    /// <summary>Reads tensors by name. Views, such as transposed ones, become tensors of their own; tied ones become one tensor.</summary>
    /// <remarks>Integers of 8 and 16 bits, which no tensor holds, become <see cref="DType.Int32"/>.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="key">
    /// Where in the file the weights are: <c>state_dict</c>, or <c>ema.model</c> for a dictionary in a dictionary. Null takes those that
    /// the file holds directly or else under <c>state_dict</c>, <c>model_state_dict</c> or <c>model</c>; an empty text takes everything, with the keys before the names.
    /// </param>
    /// <returns>Tensors by name, and the numbers and texts beside them by theirs.</returns>
    /// <exception cref="WeightFileException">The file is damaged, of another format, asks for more than weights, or holds none where they are looked for.</exception>
    public static WeightFile Read(string path, string? key = null)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(path, stream, key);
    }

    /// <summary>Reads from a stream that can seek.</summary>
    internal static WeightFile Read(string path, Stream stream, string? key)
    {
        Span<byte> first = stackalloc byte[4];
        int length = stream.ReadAtLeast(first, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        using IPthContent content = first[..length].SequenceEqual(ZipMagic) ? new ZipContent(path, stream) : new LegacyContent(path, stream);
        (OrderedDictionary<string, PickleTensor> found, Dictionary<string, string> metadata) = new PthTree(path, content.Root).Find(key);
        return new(new PthTensors(path, content).Load(found), metadata);
    }

    /// <summary>Writes tensors so that <c>torch.load</c> gives an OrderedDict of them, the file whole or not at all.</summary>
    /// <remarks>The zip form, storages aligned to 64 bytes. One tensor under two names is stored once, and shared again when PyTorch loads it.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Tensors by name.</param>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        WholeFile.Write(path, stream => PthWriter.Write(stream, tensors));
    }
}
