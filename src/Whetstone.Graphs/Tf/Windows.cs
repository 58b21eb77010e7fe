namespace Whetstone.Graphs;

/// <summary>TensorFlow's words for windows over images: <c>SAME</c> and <c>VALID</c> padding, sizes as [1, h, w, 1].</summary>
internal static class Windows
{
    /// <summary>Height and width of four numbers.</summary>
    internal static Size2 Size(int[] four, string operation, string what)
    {
        ArgumentNullException.ThrowIfNull(four);
        return four is [1, var h and > 0, var w and > 0, 1] ? (h, w)
            : throw new GraphException($"{operation}: {what} must be [1, height, width, 1], since images are [N, H, W, C]; got [{string.Join(", ", four)}]");
    }

    /// <summary>Whether padding is <c>SAME</c>.</summary>
    internal static bool IsSame(string padding, string operation) => padding switch
    {
        "SAME" => true,
        "VALID" => false,
        _ => throw new GraphException($"{operation}: padding must be 'SAME' or 'VALID'; got '{padding}'"),
    };

    /// <summary>An image [N, C, H, W] with what <c>SAME</c> adds beyond the padding that is the same on both sides, and that padding.</summary>
    /// <remarks>The result has ⌈size / stride⌉ pixels. An odd pixel of padding goes below and to the right.</remarks>
    internal static (Tensor X, Size2 Padding) Same(Tensor x, Size2 kernel, Size2 stride, double fill)
    {
        (int top, int bottom) = Around(x.Shape[2], kernel.H, stride.H);
        (int left, int right) = Around(x.Shape[3], kernel.W, stride.W);
        if (top == bottom && left == right) return (x, (top, left));
        return (x.Pad([(top, bottom), (left, right)], value: fill), 0);
    }

    /// <summary>What the settings are in listings.</summary>
    internal static Dictionary<string, string> Attributes(int[] strides, string padding, int[]? ksize = null)
    {
        Dictionary<string, string> text = new() { ["strides"] = $"[{string.Join(", ", strides)}]", ["padding"] = padding };
        if (ksize is not null) text["ksize"] = $"[{string.Join(", ", ksize)}]";
        return text;
    }

    private static (int Before, int After) Around(int size, int kernel, int stride)
    {
        int total = Math.Max(((size + stride - 1) / stride - 1) * stride + kernel - size, 0);
        return (total / 2, total - total / 2);
    }
}
