namespace Whetstone.Data;

/// <summary>Reads IDX files of unsigned bytes, the format of MNIST and its relatives.</summary>
/// <remarks>
/// A file may be plain or packed by gzip, in one piece as every packer makes it; its first bytes decide, not its name. Memory is taken in proportion to the bytes the
/// file really has, never to what its header claims. Every defect is a <see cref="DataFormatException"/>.
/// </remarks>
public static class IdxReader
{
    // Images of this kind pack to a half or a fifth; a buffer of this multiple of the packed length seldom has to grow.
    private const int UsualRatio = 8;
    private const int SmallestBuffer = 1 << 16;

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="remedy">What a message about a defect should tell the user to do, or null.</param>
    /// <exception cref="DataFormatException">The file is not an IDX file of unsigned bytes, or is damaged.</exception>
    public static IdxData Read(string path, string? remedy = null)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        return Read(file, path, remedy);
    }

    /// <summary>Reads <paramref name="file"/>, which must be seekable, from its current position, and closes it.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="name">The file's name for messages.</param>
    /// <param name="remedy">What a message about a defect should tell the user to do, or null.</param>
    /// <exception cref="DataFormatException">The file is not an IDX file of unsigned bytes, or is damaged.</exception>
    public static IdxData Read(Stream file, string name, string? remedy = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var content = new IdxContent(file, name, remedy);
        var header = IdxHeader.Read(content);
        content.End = header.FileBytes;
        if (!content.IsPacked && content.FileBytes < header.FileBytes) throw TooShort(content, header, content.FileBytes);

        var bytes = Elements(content, header);
        // Reading on also makes the decoder verify its check value, which lies behind the last element.
        Span<byte> beyond = stackalloc byte[1];
        if (content.Read(beyond) > 0)
            throw content.Defect(header.FileBytes, $"goes on at byte {DataFormatException.Number(header.FileBytes)}, where its header says that it ends");
        content.CheckEnd();
        return new(bytes, header.Shape);
    }

    private static byte[] Elements(IdxContent content, IdxHeader header)
    {
        long likely = content.IsPacked ? Math.Max(content.FileBytes * UsualRatio, SmallestBuffer) : header.Elements;
        var bytes = new byte[Math.Min(header.Elements, likely)];
        int filled = 0;
        while (true)
        {
            filled += content.Read(bytes.AsSpan(filled));
            if (filled == header.Elements) return bytes;
            if (filled < bytes.Length) throw TooShort(content, header, header.Bytes + filled);
            Array.Resize(ref bytes, (int)Math.Min(header.Elements, 2L * bytes.Length));
        }
    }

    private static DataFormatException TooShort(IdxContent content, IdxHeader header, long end) => content.Defect(end,
        $"ends at byte {DataFormatException.Number(end)} of {DataFormatException.Number(header.FileBytes)}{(content.IsPacked ? " (unpacked)" : "")}");
}
