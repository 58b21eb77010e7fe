namespace Whetstone.Data;

/// <summary>Reads the binary files of CIFAR-10 and CIFAR-100: records of labels and 32 × 32 pixels.</summary>
/// <remarks>CIFAR-10: one byte of label. CIFAR-100: a byte of the coarse and one of the fine label. Then 3072 bytes: red, green and blue planes, row by row.</remarks>
internal static class CifarFiles
{
    private const int Side = 32, PixelBytes = 3 * Side * Side;
    private const string Remedy = "delete the file and load the set again";

    /// <summary>All records of some files, one file after another: images uint8 [N, 3, 32, 32], labels int64 [N].</summary>
    /// <param name="paths">The files.</param>
    /// <param name="labelBytes">Labels of a record.</param>
    /// <param name="label">Which of them to take.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="DataFormatException">A file is no whole number of records, or has a label that is no class.</exception>
    public static LabelledImages Read(IReadOnlyList<string> paths, int labelBytes, int label, IReadOnlyList<string> classes)
    {
        int size = labelBytes + PixelBytes;
        int count = checked((int)paths.Sum(p => Records(p, size)));
        byte[] pixels = new byte[checked(count * PixelBytes)], record = new byte[size];
        long[] labels = new long[count];
        int done = 0;
        foreach (string path in paths)
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            for (long left = Records(path, size); left > 0; left--, done++)
            {
                if (stream.ReadAtLeast(record, size, throwOnEndOfStream: false) < size) throw new DataFormatException(path, stream.Length, "ends within a record", Remedy);
                record.AsSpan(labelBytes).CopyTo(pixels.AsSpan(done * PixelBytes));
                labels[done] = record[label];
                if (labels[done] >= classes.Count) throw new DataFormatException(path, stream.Position - size, $"has the label {labels[done]}, but there are {classes.Count} classes", Remedy);
            }
        }
        return new(Tensor.Of(pixels, [count, 3, Side, Side]), Tensor.Of(labels), classes);
    }

    private static long Records(string path, int size)
    {
        long bytes = new FileInfo(path).Length;
        return bytes > 0 && bytes % size == 0 ? bytes / size
            : throw new DataFormatException(path, bytes, $"has {DataFormatException.Number(bytes)} bytes, which are no whole number of records of {size}", Remedy);
    }
}
