using System.IO.Compression;

namespace Whetstone.Weights;

/// <summary>NumPy's archive of named arrays, <c>.npz</c>, stored or compressed.</summary>
public static class NpzFile
{
    private const string Ending = ".npy";

    /// <summary>Reads all arrays, by name, in the archive's order.</summary>
    /// <exception cref="WeightFileException">The archive or an array is damaged, or an array is none of numbers.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(path, stream);
    }

    /// <summary>Reads from a stream that can seek.</summary>
    internal static OrderedDictionary<string, Tensor> Read(string path, Stream stream)
    {
        using CheckedArchive archive = new(path, stream);
        OrderedDictionary<string, Tensor> tensors = [];
        foreach (string name in archive.Names)
        {
            if (!name.EndsWith(Ending, StringComparison.Ordinal)) throw new WeightFileException(path, 0, $"the archive holds {name}, which is no array");
            tensors.Add(name[..^Ending.Length], NpyFile.Read(archive.Open(name)));
        }
        return tensors;
    }

    /// <summary>Writes tensors, the file whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Tensors by name.</param>
    /// <param name="compress">Whether they are deflated, as by NumPy's <c>savez_compressed</c>.</param>
    /// <exception cref="NotSupportedException">A type is bfloat16, which NumPy lacks.</exception>
    /// <exception cref="ArgumentException">A name could not be read again, because it would lead out of the archive.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, bool compress = false)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach (string name in tensors.Keys)
            if (CheckedArchive.LeadsOut(name)) throw new ArgumentException($"'{name}' cannot be the name of an entry of an archive", nameof(tensors));
        WholeFile.Write(path, stream =>
        {
            using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach ((string name, Tensor tensor) in tensors)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name + Ending, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
                entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the same tensors, the same file
                using Stream content = entry.Open();
                NpyFile.Write(content, tensor);
            }
        });
    }
}
