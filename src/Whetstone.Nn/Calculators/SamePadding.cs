namespace Whetstone.Nn;

/// <summary>The padding that makes a feature map <c>⌈input / stride⌉</c> long, TensorFlow's SAME.</summary>
/// <param name="Before">Zeros before the input.</param>
/// <param name="After">Zeros after it.</param>
/// <param name="Warning">What is wrong with the kernel, or null: an even one has no centre.</param>
public sealed record SamePadding(int Before, int After, string? Warning)
{
    /// <summary>For one axis. When the number of zeros is odd, the one more goes to the end, as in TensorFlow.</summary>
    /// <param name="input">Extent of the input.</param>
    /// <param name="kernel">Extent of the kernel.</param>
    /// <param name="stride">Distance of neighbouring windows.</param>
    /// <param name="dilation">Distance of neighbouring kernel elements.</param>
    public static SamePadding Of(int input, int kernel, int stride = 1, int dilation = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dilation, 1);
        int zeros = Math.Max(0, (FeatureMap.Same(input, stride) - 1) * stride + dilation * (kernel - 1) + 1 - input);
        string? warning = kernel % 2 == 0
            ? $"a kernel of {kernel} has no centre: its result is half a pixel off, and padding differs on the two sides; use {kernel - 1} or {kernel + 1}"
            : null;
        return new(zeros / 2, zeros - zeros / 2, warning);
    }
}
