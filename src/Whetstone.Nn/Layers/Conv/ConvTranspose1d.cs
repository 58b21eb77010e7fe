namespace Whetstone.Nn;

/// <summary>Transposed 1-D convolution. Shape: [N, inputs, L] → [N, outputs, (L − 1)·stride − 2·padding + dilation·(kernel − 1) + outputPadding + 1].</summary>
public sealed partial class ConvTranspose1d : Module
{
    private readonly int stride, padding, outputPadding, dilation, groups;

    /// <summary>A transposed convolution.</summary>
    public ConvTranspose1d(int inputs, int outputs, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        if (outputs % groups != 0 || inputs % groups != 0) throw new ArgumentException($"{groups} groups do not divide {inputs} input and {outputs} output channels", nameof(groups));
        (this.stride, this.padding, this.outputPadding, this.dilation, this.groups) = (stride, padding, outputPadding, dilation, groups);
        Weight = new([inputs, outputs / groups, kernel]);
        Bias = bias ? new([outputs], Role.Bias, new FanInBias(Weight)) : null;
    }

    /// <summary>[inputs, outputs / groups, kernel].</summary>
    public Parameter Weight { get; }

    /// <summary>[outputs], or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.ConvTranspose1d(Weight, Bias?.Data, stride, padding, outputPadding, dilation, groups);

    /// <inheritdoc/>
    // Each input value meets a whole kernel; a value of the result lies under ⌈extent / stride⌉ of them.
    protected internal override LayerCost Cost(Shape input, Shape output) =>
        new((long)input.Size / input[0] * Weight.Shape.Inner(0), (1, (dilation * (Weight.Shape[2] - 1) + stride) / stride), 1);

    /// <inheritdoc/>
    protected override string Describe() => $"{Weight.Shape[0]}, {Weight.Shape[1] * groups}, kernel_size={Weight.Shape[2]}, stride={stride}";
}
