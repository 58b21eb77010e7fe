namespace Whetstone.Data;

/// <summary>A file of a data set: its name in the cache and what its content must be.</summary>
/// <remarks>
/// Sources may hold it packed by gzip, named <c>NAME.gz</c>; the cache holds it unpacked, and size and hashes are those of the
/// unpacked content, because the same content is packed differently by different packers.
/// </remarks>
public sealed class DataSetFile
{
    /// <summary>Describes the file called <paramref name="name"/>.</summary>
    /// <param name="name">The name of the unpacked file, without folders.</param>
    /// <param name="bytes">The size of the unpacked content.</param>
    /// <param name="hashes">The hashes of the unpacked content, one or more; it must have all of them.</param>
    public DataSetFile(string name, long bytes, params IReadOnlyList<FileHash> hashes)
        : this(name, hashes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Bytes = bytes;
    }

    /// <summary>Describes the file called <paramref name="name"/>, of which no size is published: its hashes decide.</summary>
    /// <param name="name">The name of the unpacked file, without folders.</param>
    /// <param name="hashes">The hashes of the unpacked content, one or more; it must have all of them.</param>
    public DataSetFile(string name, params IReadOnlyList<FileHash> hashes)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(hashes);
        if (Path.GetFileName(name) != name || name is "." or "..") throw new ArgumentException($"'{name}' is not a plain file name", nameof(name));
        if (hashes.Count == 0) throw new ArgumentException($"{name} has no hash: what comes from a source could not be checked", nameof(hashes));
        Name = name;
        Hashes = hashes;
    }

    /// <summary>The name of the unpacked file.</summary>
    public string Name { get; }

    /// <summary>The size of the unpacked content; null if it is not published, so that the hashes alone decide.</summary>
    public long? Bytes { get; }

    /// <summary>The size of the unpacked content or, if that is not known, a bound: longer content is refused, so that a wrong source cannot fill the disk. 1 GiB unless it is set.</summary>
    public long MostBytes { get => Bytes ?? field; init; } = 1L << 30;

    /// <summary>The hashes of the unpacked content.</summary>
    public IReadOnlyList<FileHash> Hashes { get; }

    /// <summary>False for an archive that is kept, measured and hashed as it comes, even if gzip packed it.</summary>
    public bool Unpack { get; init; } = true;

    /// <summary>The name of the packed file.</summary>
    public string PackedName => Unpack ? Name + ".gz" : Name;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
