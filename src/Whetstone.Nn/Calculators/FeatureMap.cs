namespace Whetstone.Nn;

/// <summary>How large a feature map is along one axis, by each rule in use; nothing is built.</summary>
public static class FeatureMap
{
    /// <summary>Of a convolution, or a pooling that rounds down: <c>⌊(input + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1</c>.</summary>
    /// <exception cref="ArgumentException">The kernel is larger than the padded input.</exception>
    public static int Floor(int input, int kernel, int stride = 1, int padding = 0, int dilation = 1) => Free(input, kernel, stride, padding, dilation) / stride + 1;

    /// <summary>Of a pooling that rounds up, as in PyTorch: a last, incomplete window counts if it starts within the input or the padding before it.</summary>
    /// <exception cref="ArgumentException">The kernel is larger than the padded input.</exception>
    public static int Ceiling(int input, int kernel, int stride = 1, int padding = 0, int dilation = 1)
    {
        int size = Up(Free(input, kernel, stride, padding, dilation), stride) + 1;
        return (size - 1) * stride >= input + padding ? size - 1 : size;
    }

    /// <summary>Of a pooling in Caffe: rounds up, and clips a window that starts beyond the input only where there is padding.</summary>
    /// <remarks>Without padding, a stride larger than the kernel can leave a last window outside the input; Caffe keeps it, PyTorch does not.</remarks>
    /// <exception cref="ArgumentException">The kernel is larger than the padded input.</exception>
    public static int CaffePooling(int input, int kernel, int stride = 1, int padding = 0)
    {
        int size = Up(Free(input, kernel, stride, padding, 1), stride) + 1;
        return padding > 0 && (size - 1) * stride >= input + padding ? size - 1 : size;
    }

    /// <summary>Without padding, TensorFlow's VALID: <c>⌈(input − dilation·(kernel − 1)) / stride⌉</c>.</summary>
    /// <exception cref="ArgumentException">The kernel is larger than the input.</exception>
    public static int Valid(int input, int kernel, int stride = 1, int dilation = 1) => Floor(input, kernel, stride, 0, dilation);

    /// <summary>With as much padding as needed, TensorFlow's SAME: <c>⌈input / stride⌉</c>. <see cref="SamePadding.Of"/> says how much that is.</summary>
    public static int Same(int input, int stride = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(input, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        return Up(input, stride);
    }

    /// <summary>Of a transposed convolution: <c>(input − 1)·stride − 2·padding + dilation·(kernel − 1) + outputPadding + 1</c>.</summary>
    /// <exception cref="ArgumentException">Nothing is left.</exception>
    public static int Transposed(int input, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1)
    {
        Check(input, kernel, stride, padding, dilation);
        ArgumentOutOfRangeException.ThrowIfNegative(outputPadding);
        int size = (input - 1) * stride - 2 * padding + dilation * (kernel - 1) + outputPadding + 1;
        return size > 0 ? size : throw new ArgumentException($"a padding of {padding} cuts off all of the result", nameof(padding));
    }

    // How far the first window can move before it leaves the padded input.
    private static int Free(int input, int kernel, int stride, int padding, int dilation)
    {
        Check(input, kernel, stride, padding, dilation);
        int free = input + 2 * padding - dilation * (kernel - 1) - 1;
        return free >= 0 ? free : throw new ArgumentException($"a kernel of {kernel} with dilation {dilation} is larger than an input of {input} with a padding of {padding}", nameof(kernel));
    }

    private static void Check(int input, int kernel, int stride, int padding, int dilation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(input, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        ArgumentOutOfRangeException.ThrowIfLessThan(dilation, 1);
    }

    private static int Up(int length, int stride) => (length + stride - 1) / stride;
}
