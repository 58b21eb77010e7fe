namespace Whetstone.Nn;

/// <summary>How poolings are printed.</summary>
internal static class PoolText
{
    internal static string Of(Size2 kernel, Size2 stride, Size2 padding, bool ceil) =>
        $"kernel_size={Pair(kernel)}, stride={Pair(stride)}" + (padding == 0 ? "" : $", padding={Pair(padding)}") + (ceil ? ", ceil_mode=True" : "");

    private static string Pair(Size2 size) => size.H == size.W ? $"{size.H}" : $"({size.H}, {size.W})";
}
