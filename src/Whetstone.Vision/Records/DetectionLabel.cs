namespace Whetstone.Vision;

/// <summary>The boxes of an image in the flat form of im2rec's detection lists.</summary>
/// <remarks>[A, B, rest of a header of A numbers, then B numbers an object: class, xmin, ymin, xmax, ymax, ...]; coordinates are parts of width and height, 0 to 1.</remarks>
/// <param name="Header">The header, its first two numbers being A and B.</param>
/// <param name="Objects">[n, B]: a row an object.</param>
public sealed record DetectionLabel(float[] Header, Tensor Objects)
{
    private const int LeastHeader = 2, LeastObject = 5;

    /// <summary>Reads the flat form. Boxes without area are dropped.</summary>
    /// <exception cref="FormatException">It is not as described.</exception>
    public static DetectionLabel Parse(ReadOnlySpan<float> flat)
    {
        if (flat.Length < LeastHeader) throw new FormatException($"a detection label begins with the lengths of its header and of an object; it has {flat.Length} numbers");
        float header = flat[0], size = flat[1];
        if (!(header >= LeastHeader && header <= flat.Length && header == MathF.Floor(header))) throw new FormatException($"the header of a detection label has from {LeastHeader} to {flat.Length} numbers; it says {header}");
        if (!(size >= LeastObject && size <= Math.Max(flat.Length, LeastObject) && size == MathF.Floor(size))) throw new FormatException($"an object of a detection label has at least {LeastObject} numbers (class, xmin, ymin, xmax, ymax); it says {size}");
        ReadOnlySpan<float> rest = flat[(int)header..];
        int b = (int)size;
        if (rest.Length % b != 0) throw new FormatException($"{rest.Length} numbers after the header of a detection label are no whole number of objects of {b}");
        List<float> kept = [];
        for (int at = 0; at < rest.Length; at += b)
            if (rest[at + 3] > rest[at + 1] && rest[at + 4] > rest[at + 2]) kept.AddRange(rest.Slice(at, b));
        return new(flat[..(int)header].ToArray(), Tensor.Of(kept.ToArray(), [kept.Count / b, b]));
    }

    /// <summary>The flat form of boxes with a header of two numbers.</summary>
    /// <param name="objects">[n, B] with B at least 5.</param>
    public static float[] Flat(Tensor objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        if (objects.Rank != 2 || objects.Shape[1] < LeastObject) throw new ShapeException($"DetectionLabel: needs objects [n, 5 or more]; got {objects.Spec}");
        return [LeastHeader, objects.Shape[1], .. objects.ToArray()];
    }

    /// <summary>The flat form of boxes in an image.</summary>
    /// <param name="boxes">Boxes in pixels.</param>
    /// <param name="width">The image's columns.</param>
    /// <param name="height">The image's rows.</param>
    public static float[] Flat(IReadOnlyList<Box> boxes, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        return [LeastHeader, LeastObject, .. boxes.SelectMany(b => (float[])[b.Label, (float)(b.Left / width), (float)(b.Top / height), (float)(b.Right / width), (float)(b.Bottom / height)])];
    }

    /// <summary>The objects in a number of rows; those that are left over are −1 throughout.</summary>
    /// <param name="rows">At least as many as there are objects.</param>
    public Tensor Padded(int rows)
    {
        (int count, int size) = (Objects.Shape[0], Objects.Shape[1]);
        if (count > rows) throw new ArgumentException($"{count} objects do not fit {rows} rows", nameof(rows));
        float[] padded = new float[rows * size];
        Objects.ToArray().CopyTo(padded, 0);
        padded.AsSpan(count * size).Fill(-1);
        return Tensor.Of(padded, [rows, size]);
    }
}
