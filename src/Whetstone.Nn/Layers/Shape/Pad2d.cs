using Whetstone.Kernels;

namespace Whetstone.Nn;

/// <summary>Adds rows and columns around images. Shape: [N, C, H, W] → [N, C, H + top + bottom, W + left + right].</summary>
/// <param name="left">Columns on the left.</param>
/// <param name="right">Columns on the right.</param>
/// <param name="top">Rows above.</param>
/// <param name="bottom">Rows below.</param>
/// <param name="mode">What is added.</param>
/// <param name="value">The number added in constant mode.</param>
public sealed class Pad2d(int left, int right, int top, int bottom, PadMode mode = PadMode.Constant, float value = 0) : Module
{
    /// <summary>As much on every side.</summary>
    public Pad2d(int size, PadMode mode = PadMode.Constant, float value = 0) : this(size, size, size, size, mode, value)
    {
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Pad([(0, 0), (0, 0), (top, bottom), (left, right)], mode, value);

    /// <inheritdoc/>
    protected override string Describe() => $"({left}, {right}, {top}, {bottom}), {mode}";
}
