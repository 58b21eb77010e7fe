namespace Whetstone.Kernels;

/// <summary>For each axis and each index of the padded tensor, where its element comes from; −1 means the constant.</summary>
internal readonly struct PadMap
{
    private readonly int[][] maps;

    public PadMap(ReadOnlySpan<int> shape, ReadOnlySpan<int> before, ReadOnlySpan<int> after, PadMode mode)
    {
        SpanSize.Check(shape.Length, before.Length, nameof(before));
        SpanSize.Check(shape.Length, after.Length, nameof(after));
        maps = new int[shape.Length][];
        OutShape = new int[shape.Length];
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

            maps[i] = new int[OutShape[i] = checked((int)length)];
            for (int k = 0; k < maps[i].Length; k++) maps[i][k] = Source(k - before[i], shape[i], mode);
            Leading += Leading == i && before[i] == 0 && after[i] == 0 ? 1 : 0;
        }
    }

    /// <summary>Shape of the padded tensor.</summary>
    public int[] OutShape { get; }

    /// <summary>How many axes in front have no padding.</summary>
    public int Leading { get; }

    public ReadOnlySpan<int> this[int axis] => maps[axis];

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
