namespace Whetstone.Nn;

/// <summary>Transposed 2-D convolution, the gradient of a convolution used forwards. Shape: [N, inputs, H, W] → [N, outputs, OH, OW] with
/// <c>OH = (H − 1)·stride − 2·padding + dilation·(kernel − 1) + outputPadding + 1</c>.</summary>
public sealed partial class ConvTranspose2d : Module
{
    private readonly Size2 stride, padding, outputPadding, dilation;
    private readonly int groups;

    /// <summary>A transposed convolution.</summary>
    /// <param name="inputs">Channels that go in.</param>
    /// <param name="outputs">Channels that come out.</param>
    /// <param name="kernel">Extents of the kernel.</param>
    /// <param name="stride">Distance of neighbouring inputs in the result; 1 if omitted.</param>
    /// <param name="padding">Rows and columns cut from each side of the result; 0 if omitted.</param>
    /// <param name="outputPadding">Rows and columns added at the end of the result; 0 if omitted.</param>
    /// <param name="dilation">Distance of neighbouring kernel elements; 1 if omitted.</param>
    /// <param name="groups">Parts into which channels are divided.</param>
    /// <param name="bias">Whether a constant a channel is added.</param>
    public ConvTranspose2d(int inputs, int outputs, Size2 kernel, Size2? stride = null, Size2? padding = null, Size2? outputPadding = null, Size2? dilation = null, int groups = 1, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        if (outputs % groups != 0 || inputs % groups != 0) throw new ArgumentException($"{groups} groups do not divide {inputs} input and {outputs} output channels", nameof(groups));
        (this.stride, this.padding, this.outputPadding, this.dilation, this.groups) = (stride ?? 1, padding ?? 0, outputPadding ?? 0, dilation ?? 1, groups);
        Weight = new([inputs, outputs / groups, kernel.H, kernel.W]);
        Bias = bias ? new([outputs], Role.Bias, new FanInBias(Weight)) : null;
    }

    /// <summary>[inputs, outputs / groups, kernel height, kernel width].</summary>
    public Parameter Weight { get; }

    /// <summary>[outputs], or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.ConvTranspose2d(Weight, Bias?.Data, stride, padding, outputPadding, dilation, groups);

    /// <inheritdoc/>
    // Each input value meets a whole kernel; a value of the result lies under ⌈extent / stride⌉ of them.
    protected internal override LayerCost Cost(Shape input, Shape output) =>
        new((long)input.Size / input[0] * Weight.Shape.Inner(0), (Under(Weight.Shape[2], stride.H, dilation.H), Under(Weight.Shape[3], stride.W, dilation.W)), 1);

    /// <inheritdoc/>
    protected override string Describe() => ConvText.Of(Weight.Shape, groups, stride, padding, dilation, Bias is not null, transposed: true);

    private static int Under(int kernel, int stride, int dilation) => (dilation * (kernel - 1) + stride) / stride;
}
