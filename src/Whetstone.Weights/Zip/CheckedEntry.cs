namespace Whetstone.Weights;

/// <summary>Compares what was read of an archive's entry with its check sum when the end is reached. A sum of 0 means that the writer formed none.</summary>
internal sealed class CheckedEntry(Stream content, uint expected) : Stream
{
    private readonly Crc32 sum = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The entry's length, at which the sum is compared.</summary>
    internal required long Bytes { get; init; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = content.Read(buffer);
        if (expected == 0) return read;
        sum.Write(buffer[..read]);
        if (read > 0 && sum.Length == Bytes && sum.Value != expected) throw new InvalidDataException("the content does not have the check sum that the archive states; the file is damaged");
        return read;
    }

    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            sum.Dispose();
        }
        base.Dispose(disposing);
    }
}
