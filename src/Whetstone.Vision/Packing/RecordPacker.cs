using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Packs the images of a list into a RecordIO file with its index, as MXNet's im2rec does.</summary>
/// <remarks>
/// A record is an <see cref="LabelledRecord"/>: labels, the list's index as identity, the encoded image. The bytes depend on the list, the images and the
/// options, not on the number of threads. Files are written whole or not at all. Shrinking is bilinear with antialiasing, where im2rec's leaves pixels out.
/// </remarks>
public static class RecordPacker
{
    // Images of one round: enough to keep threads busy, few enough for memory.
    private const int Round = 16;

    /// <summary>Packs.</summary>
    /// <param name="path">The .rec file; its index is written beside it as .idx.</param>
    /// <param name="list">What to pack, in order.</param>
    /// <param name="root">The folder that the list's paths are below.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the packing; nothing remains.</param>
    /// <exception cref="ImageFormatException">A file is damaged, and damaged ones are not to be left out.</exception>
    /// <exception cref="JpegLibraryMissingException">JPEG is asked for or met, and libturbojpeg is not on this machine.</exception>
    public static PackResult Pack(string path, IReadOnlyList<ListEntry> list, string root, PackOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(root);
        options ??= new();
        options.Check();
        // Now, not after an hour.
        if (!options.PassThrough && options.Encoding == ".jpg") JpegLibrary.Load();
        List<BadImage> bad = [];
        int count = RecordFile.Write(path, Records(list, root, options, bad, cancellation), cancellation);
        return new(path, count, bad);
    }

    private static IEnumerable<(long Key, ReadOnlyMemory<byte> Bytes)> Records(IReadOnlyList<ListEntry> list, string root, PackOptions options, List<BadImage> bad, CancellationToken cancellation)
    {
        int step = checked(options.Threads * Round);
        for (int start = 0; start < list.Count; start += step)
        {
            int count = Math.Min(step, list.Count - start);
            Packed[] round = new Packed[count];
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, i => round[i] = Packed.Of(list[start + i], root, options));
            foreach (Packed image in round)
            {
                if (image.Bytes is { } bytes) yield return (image.Key, bytes);
                // The first of the list, whatever the threads met first. A missing decoder is no defect of a file.
                else if (!options.SkipBad || image.Error is DllNotFoundException) throw image.Error!;
                else bad.Add(new(image.Path, image.Error!.Message));
            }
            options.Progress?.Report((start + count, list.Count));
        }
    }

    /// <summary>A record, or why there is none.</summary>
    private readonly record struct Packed(long Key, string Path, byte[]? Bytes, Exception? Error)
    {
        public static Packed Of(ListEntry entry, string root, PackOptions options)
        {
            string path = System.IO.Path.Combine(root, entry.Path);
            try
            {
                byte[] file = File.ReadAllBytes(path);
                float[] labels = options.PackLabel ? entry.Labels : entry.Labels[..1];
                return new(entry.Index, path, new LabelledRecord(labels, (ulong)entry.Index, 0, options.PassThrough ? file : PackedImage.Of(file, path, options)).Pack(), null);
            }
            catch (Exception error) when (error is DllNotFoundException or IOException or UnauthorizedAccessException)
            {
                return new(entry.Index, path, null, error);
            }
        }
    }
}

/// <summary>What packing gave.</summary>
/// <param name="Path">The .rec file.</param>
/// <param name="Count">Records in it.</param>
/// <param name="Bad">Files that were left out, in the order of the list.</param>
public sealed record PackResult(string Path, int Count, IReadOnlyList<BadImage> Bad);
