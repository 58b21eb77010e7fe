namespace Whetstone.Kernels;

/// <summary>Where each element of a padded tensor comes from, axis by axis: worked out once from the shapes.</summary>
public sealed class PadPlan
{
    private readonly int[][] maps;
    private readonly nint[] strides;

    /// <summary>The plan for <paramref name="before"/> and <paramref name="after"/> elements along each axis; negative numbers crop.</summary>
    /// <param name="shape">Shape of the tensor.</param>
    /// <param name="before">Elements in front, for each axis.</param>
    /// <param name="after">Elements at the end, for each axis.</param>
    /// <param name="mode">What the new elements are.</param>
    /// <exception cref="ArgumentException">A width is larger than the mode allows, or crops more than there is.</exception>
    public PadPlan(ReadOnlySpan<int> shape, ReadOnlySpan<int> before, ReadOnlySpan<int> after, PadMode mode)
    {
        SpanSize.Check(shape.Length, before.Length, nameof(before));
        SpanSize.Check(shape.Length, after.Length, nameof(after));
        maps = new int[shape.Length][];
        strides = Strides.Contiguous(shape);
        int[] outShape = new int[shape.Length];
        for (int i = 0; i < shape.Length; i++)
        {
            long length = (long)shape[i] + before[i] + after[i];
            int most = Math.Max(before[i], after[i]);
            bool fits = mode switch
            {
                PadMode.Constant => true,
                PadMode.Reflect => most < shape[i],
                PadMode.Replicate => shape[i] > 0,
                _ => most <= shape[i],
            };
            if (length < 0 || (!fits && most > 0))
                throw new ArgumentException($"{mode} padding of {before[i]} and {after[i]} does not fit axis {i} of length {shape[i]}");

            maps[i] = new int[outShape[i] = checked((int)length)];
            for (int k = 0; k < maps[i].Length; k++) maps[i][k] = Source(k - before[i], shape[i], mode);
            Leading += Leading == i && i < shape.Length - 1 && before[i] == 0 && after[i] == 0 ? 1 : 0;
        }

        (Elements, PaddedElements, Items) = (Strides.Elements(shape), Strides.Elements(outShape), (int)Strides.Elements(shape[..Leading]));
    }

    /// <summary>Elements of the tensor.</summary>
    internal long Elements { get; }

    /// <summary>Elements of the padded tensor.</summary>
    internal long PaddedElements { get; }

    /// <summary>Pieces along the axes in front that have no padding, the last axis not counted: no element of one is a copy of one of another.</summary>
    internal int Items { get; }

    /// <summary>For each index of the last axis of the padded tensor, where its element comes from; −1 means the constant. A single number has one place.</summary>
    internal ReadOnlySpan<int> Inner => maps.Length == 0 ? Alone : maps[^1];

    private static ReadOnlySpan<int> Alone => [0];

    private int Leading { get; }

    /// <summary>The offset of the row that padded row <paramref name="row"/> copies, or −1 if it is constant.</summary>
    internal nint Source(int row)
    {
        nint from = 0;
        for (int axis = strides.Length - 2; axis >= 0; axis--)
        {
            (row, int at) = Math.DivRem(row, maps[axis].Length);
            int source = maps[axis][at];
            if (source < 0) return -1;
            from += source * strides[axis];
        }

        return from;
    }

    private static int Source(int at, int length, PadMode mode)
    {
        if ((uint)at < (uint)length) return at;
        return mode switch
        {
            PadMode.Constant => -1,
            PadMode.Reflect => at < 0 ? -at : 2 * (length - 1) - at,
            PadMode.Replicate => Math.Clamp(at, 0, length - 1),
            _ => at < 0 ? at + length : at - length,
        };
    }
}
