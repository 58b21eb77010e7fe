namespace Whetstone;

/// <summary>Axes in the order in which they lie in memory: [N, C, H, W] is [N, H, W, C] there if the channels come last.</summary>
public static class MemoryOrder
{
    /// <summary>One number an axis, in the order of memory.</summary>
    public static int[] Of(ReadOnlySpan<int> perAxis, Format format) =>
        format == Format.ChannelsLast ? [perAxis[0], perAxis[2], perAxis[3], perAxis[1]] : perAxis.ToArray();

    /// <summary>Where an axis is in memory.</summary>
    public static int Of(int axis, Format format) => format == Format.ChannelsLast ? axis switch { 0 => 0, 1 => 3, _ => axis - 1 } : axis;
}
