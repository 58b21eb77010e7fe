using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>The images of one or several .rec files as a data set; they are decoded when they are asked for, so files may be larger than memory.</summary>
/// <remarks>A loader that shuffles takes them by chunks (<see cref="ChunkSampler"/>), so that a disk is read in long sweeps.</remarks>
public sealed class ImageRecords : Dataset, IDisposable
{
    private readonly RecordFile[] files;
    private readonly int[] ends, places;
    private readonly ImageRecordOptions options;
    private readonly RecordLabels kind;
    private readonly Lazy<int> boxes;

    private ImageRecords(RecordFile[] files, int[] ends, int[] places, ImageRecordOptions options, RecordLabels kind, Shape input)
    {
        (this.files, this.ends, this.places, this.options, this.kind, Input) = (files, ends, places, options, kind, input);
        boxes = new(() => places.Length == 0 ? 0 : Enumerable.Range(0, places.Length).Max(i => Boxes(i).Objects.Shape[0]));
    }

    /// <inheritdoc/>
    public override int Count => places.Length;

    /// <summary>The shape of every image, [C, H, W].</summary>
    public Shape Input { get; }

    /// <summary>What labels are.</summary>
    public RecordLabels Labels => kind;

    /// <summary>Image uint8 [C, H, W], the largest part of that shape in the middle of what <see cref="ImageRecordOptions.Augment"/> makes of it, resized; label as <see cref="Labels"/> says. Boxes follow their image: they are parts of what is shown, cut where it ends, and −1 if nothing is left of them.</summary>
    /// <exception cref="ImageFormatException">The image is damaged.</exception>
    /// <exception cref="DataFormatException">The record is damaged.</exception>
    public override Sample this[int index] => Read(index, default);

    /// <inheritdoc/>
    /// <exception cref="ImageFormatException">The image is damaged.</exception>
    /// <exception cref="DataFormatException">The record is damaged.</exception>
    public override Sample Read(int index, BatchContext context)
    {
        LabelledRecord record = Record(index);
        ImageTransform? transform = options.Augment ?? options.Fit;
        DecodeOptions? decode = transform is null ? new() { AtLeast = (Input[1], Input[2]) } : options.Decode;
        Image image = Image.Decode(record.Content, decode, NameOf(index));
        Rng random = context.SampleRng(index);
        if (kind == RecordLabels.Boxes) return WithBoxes(ImageFile.Solid(image), Parsed(record.Labels, index), transform, random);
        if (transform is not null) image = transform.Apply(ImageFile.Solid(image), random);
        return new(Tensor.Of(ImageFile.Planes(image, Input), Input), LabelOf(record, index));
    }

    /// <summary>Opens files, which follow each other.</summary>
    /// <param name="paths">The .rec files; indexes (.idx) beside them are used.</param>
    /// <param name="options">How records become examples.</param>
    /// <exception cref="DataFormatException">A file or its index is damaged, or holds no images.</exception>
    public static ImageRecords Open(IReadOnlyList<string> paths, ImageRecordOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new();
        options.Check();
        List<RecordFile> files = [];
        try
        {
            foreach (string path in paths) files.Add(RecordFile.Open(path));
            int[] ends = new int[files.Count];
            for (int i = 0, end = 0; i < ends.Length; i++) ends[i] = end = checked(end + files[i].Count);
            if (files.Count == 0 || ends[^1] == 0) throw new DataFormatException(paths.Count == 0 ? "" : paths[0], 0, "holds no records");
            ImageRecords all = new([.. files], ends, [.. Enumerable.Range(0, ends[^1])], options, RecordLabels.Class, options.Input ?? default);
            return new(all.files, ends, all.places, options, options.Labels == RecordLabels.Auto ? KindOf(all.LabelsOf(0)) : options.Labels, options.Input ?? all.FirstShape());
        }
        catch
        {
            foreach (RecordFile file in files) file.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="Open(IReadOnlyList{string}, ImageRecordOptions?)"/>
    public static ImageRecords Open(string path, ImageRecordOptions? options = null) => Open([path], options);

    /// <summary>The record itself: labels, identity, encoded image.</summary>
    /// <exception cref="DataFormatException">The record is damaged.</exception>
    public LabelledRecord Record(int index)
    {
        (RecordFile file, int place) = Find(index);
        return Unpack(file.Read(place), index);
    }

    /// <summary>The labels of a record, read without its image.</summary>
    /// <exception cref="DataFormatException">The record is damaged.</exception>
    public float[] LabelsOf(int index)
    {
        const int head = 24;
        (RecordFile file, int place) = Find(index);
        byte[] start = file.ReadStart(place, head);
        uint many = start.Length < head ? 0 : BitConverter.ToUInt32(start);
        // A claim beyond what a record can hold is left to Unpack, which refuses it.
        if (many is > 0 and < 1 << 26) start = file.ReadStart(place, head + (int)many * sizeof(float));
        return Unpack(start, index).Labels;
    }

    /// <summary>Those at some places, as a set of its own that shares the files.</summary>
    public ImageRecords At(IEnumerable<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return At(indices, options);
    }

    private ImageRecords At(IEnumerable<int> indices, ImageRecordOptions how) => new(files, ends, [.. indices.Select(Place)], how, kind, Input);

    /// <summary>Two sets: whole chunks are held back at random, so that both are still read in sweeps. What is held back is not augmented.</summary>
    /// <param name="part">The part of the records that is held back, from 0 to 1.</param>
    /// <param name="seed">Determines which.</param>
    public (ImageRecords Train, ImageRecords Held) Split(double part = 0.2, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(part is >= 0 and <= 1, true, nameof(part));
        // Of small sets, chunks so small that some are held back.
        int chunk = Math.Clamp(Count / 32, 1, options.Chunk), chunks = (Count + chunk - 1) / chunk;
        HashSet<int> held = [.. new RandomSampler(chunks, seed).Indices(0).Take((int)Math.Round(part * chunks))];
        ILookup<bool, int> parts = Enumerable.Range(0, Count).ToLookup(i => held.Contains(i / chunk));
        return (At(parts[false]), At(parts[true], options.ForTesting));
    }

    /// <inheritdoc/>
    public override Sampler RandomOrder(ulong seed) => new ChunkSampler(Count, options.Chunk, options.Window, seed);

    /// <inheritdoc/>
    public override Batch Gather(ReadOnlySpan<int> indices) => GatherInParallel(indices, default);

    /// <inheritdoc/>
    public override Batch Gather(ReadOnlySpan<int> indices, BatchContext context) => GatherInParallel(indices, context);

    /// <summary>Closes the files, for all sets that share them.</summary>
    public void Dispose()
    {
        foreach (RecordFile file in files) file.Dispose();
    }

    private Tensor LabelOf(LabelledRecord record, int index) => kind switch
    {
        RecordLabels.Class => KindOf(record.Labels) == RecordLabels.Class ? Tensor.Of((long)record.Labels[0])
            : throw Damaged(index, $"is labelled {string.Join(", ", record.Labels.Take(6))} where one index of a class was expected"),
        _ => Tensor.Of(record.Labels),
    };

    private Sample WithBoxes(Image image, DetectionLabel label, ImageTransform? transform, Rng random)
    {
        Annotated seen = RecordBoxes.On(image, label.Objects);
        if (transform is not null) seen = transform.Apply(seen, random);
        seen = RecordBoxes.Middle(seen, Input[1], Input[2]);
        return new(Tensor.Of(ImageFile.Planes(seen.Image, Input), Input), (label with { Objects = RecordBoxes.Rows(seen, label.Objects) }).Padded(boxes.Value));
    }

    private DetectionLabel Boxes(int index) => Parsed(LabelsOf(index), index);

    private DetectionLabel Parsed(float[] labels, int index)
    {
        try
        {
            return DetectionLabel.Parse(labels);
        }
        catch (FormatException error)
        {
            throw Damaged(index, $"is damaged: {error.Message}");
        }
    }

    private LabelledRecord Unpack(byte[] bytes, int index)
    {
        try
        {
            return LabelledRecord.Unpack(bytes);
        }
        catch (FormatException error)
        {
            throw Damaged(index, $"is damaged: {error.Message}");
        }
    }

    private Shape FirstShape()
    {
        Image first = Image.Decode(Record(0).Content, null, NameOf(0));
        return [first.Channels == 1 ? 1 : 3, first.Height, first.Width];
    }

    private static RecordLabels KindOf(float[] labels) => labels is [>= 0 and < 1 << 24] && labels[0] == MathF.Floor(labels[0]) ? RecordLabels.Class : RecordLabels.Numbers;

    private int Place(int index)
    {
        Check(index);
        return places[index];
    }

    private (RecordFile File, int Place) Find(int index)
    {
        int place = Place(index), file = Array.FindIndex(ends, end => end > place);
        return (files[file], place - (file == 0 ? 0 : ends[file - 1]));
    }

    /// <summary>What messages call a record: its file and its place there.</summary>
    public string NameOf(int index) => Find(index) is var (file, place) ? $"{file.Path}, record {place}" : "";

    private DataFormatException Damaged(int index, string what) => Find(index) is var (file, place) ? new(file.Path, 0, $"record {place} {what}") : new("", 0, what);
}
