using System.Buffers;
using System.IO.Compression;

namespace Whetstone.Vision;

/// <summary>Decodes PNG files after the second edition of the standard (ISO/IEC 15948).</summary>
internal sealed class PngDecoder
{
    // Deflate packs at most 258 bytes into two bits.
    private const int DeflateLimit = 1032;
    private const int BlockBytes = 1 << 16;
    private const int LongestRow = 1 << 28;

    private readonly string name;
    private readonly PngChunks chunks;
    private readonly PngHeader header;
    private readonly PngRows rows;
    private readonly byte[] pixels;

    private PngDecoder(ReadOnlyMemory<byte> file, string name, bool keepIndices)
    {
        this.name = name;
        chunks = PngChunks.Read(file, name);
        header = chunks.Header;
        rows = new(chunks, name, keepIndices);
        long packed = chunks.Data.Sum(piece => (long)piece.Length), unpacked = UnpackedBytes();
        if (unpacked > packed * DeflateLimit)
            throw new ImageFormatException(name, chunks.DataOffset, $"{packed:N0} packed bytes cannot hold the {unpacked:N0} bytes of {header.Width} x {header.Height} pixels");
        if (header.RowBytes(header.Width) > LongestRow) throw new ImageFormatException(name, chunks.DataOffset, $"rows of {header.RowBytes(header.Width):N0} bytes are not decoded");
        pixels = Image.Allocate(header.Height, header.Width, rows.Channels);
    }

    public static Image Decode(ReadOnlyMemory<byte> file, string name, DecodeOptions options)
    {
        var decoder = new PngDecoder(file, name, options.KeepIndices);
        decoder.Unpack();
        var image = new Image(decoder.header.Height, decoder.header.Width, decoder.rows.Channels, decoder.pixels);
        ReadOnlySpan<byte> exif = decoder.chunks.ExifData.Span;
        return options.KeepOrientation || exif.IsEmpty ? image : image.Transpose(ExifOrientation.Find(exif));
    }

    private long UnpackedBytes()
    {
        long bytes = 0;
        foreach (PngPass pass in PngPass.Of(header))
        {
            var (height, width) = pass.Extents(header);
            if (width > 0) bytes += height * (1 + header.RowBytes(width));
        }
        return bytes;
    }

    private void Unpack()
    {
        using var data = new ZLibStream(new ChunkStream(chunks.Data), CompressionMode.Decompress);
        foreach (PngPass pass in PngPass.Of(header))
        {
            var (height, width) = pass.Extents(header);
            if (height > 0 && width > 0) Unpack(pass, height, width, data);
        }
        // Reading on makes the decoder verify its check value, which lies behind the last row.
        Span<byte> beyond = stackalloc byte[1];
        Fill(data, beyond, header.Height);
    }

    private void Unpack(PngPass pass, int height, int width, Stream data)
    {
        int rowBytes = 1 + checked((int)header.RowBytes(width));
        int block = Math.Clamp(BlockBytes / rowBytes, 1, height);
        // The row above the first one of a block lies before it; that of the first block is zero.
        byte[] buffer = ArrayPool<byte>.Shared.Rent((block + 1) * rowBytes);
        try
        {
            buffer.AsSpan(0, rowBytes).Clear();
            for (int y = 0; y < height; y += block)
            {
                int count = Math.Min(block, height - y);
                Span<byte> fresh = buffer.AsSpan(rowBytes, count * rowBytes);
                int read = Fill(data, fresh, y);
                if (read < fresh.Length)
                    throw new ImageFormatException(name, chunks.DataOffset, $"the pixels end in row {y + read / rowBytes:N0} of {height:N0}");
                for (int r = 0; r < count; r++) Place(pass, y + r, width, buffer.AsSpan(r * rowBytes, 2 * rowBytes));
                buffer.AsSpan(count * rowBytes, rowBytes).CopyTo(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int Fill(Stream data, Span<byte> buffer, int row)
    {
        try
        {
            return data.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Mostly the former; zlib's rarer complaints come as the latter. Nothing else can fail: the bytes are in memory.
            throw new ImageFormatException(name, chunks.DataOffset, $"the pixels cannot be unpacked from row {row:N0} on: the data are damaged", e);
        }
    }

    private void Place(PngPass pass, int y, int width, Span<byte> pair)
    {
        int rowBytes = pair.Length / 2, channels = rows.Channels;
        Span<byte> row = pair[(rowBytes + 1)..];
        int filter = pair[rowBytes];
        if (filter >= PngFilter.Count) throw new ImageFormatException(name, chunks.DataOffset, $"row {y:N0} has filter {filter}, which does not exist");
        PngFilter.Undo(filter, row, pair[1..rowBytes], header.PixelBytes);
        Span<byte> to = pixels.AsSpan((pass.Top + y * pass.Down) * header.Width * channels, header.Width * channels);
        if (pass.Right == 1)
        {
            rows.Unpack(row, to);
            return;
        }
        byte[] line = ArrayPool<byte>.Shared.Rent(width * channels);
        rows.Unpack(row, line.AsSpan(0, width * channels));
        for (int x = 0; x < width; x++) line.AsSpan(x * channels, channels).CopyTo(to[((pass.Left + x * pass.Right) * channels)..]);
        ArrayPool<byte>.Shared.Return(line);
    }
}
