namespace Whetstone.Nn;

/// <summary>How convolutions are printed: as in PyTorch, with <c>?</c> for channels not known yet.</summary>
internal static class ConvText
{
    internal static string Of(Shape weight, int groups, Size2 stride, Size2 padding, Size2 dilation, bool bias, bool transposed = false)
    {
        string inputs = weight.Span.Contains(0) ? "?" : $"{(transposed ? weight[0] : weight[1] * groups)}";
        string text = $"{inputs}, {(transposed ? weight[1] * groups : weight[0])}, kernel_size={Pair(weight[2], weight[^1])}, stride={Pair(stride.H, stride.W)}";
        if (padding != 0) text += $", padding={Pair(padding.H, padding.W)}";
        if (dilation != 1) text += $", dilation={Pair(dilation.H, dilation.W)}";
        if (groups != 1) text += $", groups={groups}";
        return bias ? text : text + ", bias=False";
    }

    private static string Pair(int h, int w) => $"({h}, {w})";
}
