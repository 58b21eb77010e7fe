namespace Whetstone.Nn;

/// <summary>2-D convolution (cross-correlation). Shape: [N, inputs, H, W] → [N, outputs, OH, OW] with
/// <c>OH = ⌊(H + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1</c>.</summary>
public sealed partial class Conv2d : Module
{
    private readonly Size2 stride, padding, dilation;
    private readonly int groups;

    [NotAChild]
    private readonly Activation? activation;

    /// <summary>A convolution whose input channels are known.</summary>
    public Conv2d(int inputs, int outputs, Size2 kernel, Size2? stride = null, Size2? padding = null, Size2? dilation = null, int groups = 1, bool bias = true)
        : this(outputs, kernel, null, stride, padding, dilation, groups, bias) => Weight.Infer([outputs, inputs / groups, kernel.H, kernel.W]);

    /// <summary>A convolution that learns its input channels from the first input.</summary>
    /// <param name="outputs">Channels that come out.</param>
    /// <param name="kernel">Extents of the kernel.</param>
    /// <param name="activation">Applied to the result; null for none.</param>
    /// <param name="stride">Distance of neighbouring windows; 1 if omitted.</param>
    /// <param name="padding">Zeros around the image on each side; 0 if omitted.</param>
    /// <param name="dilation">Distance of neighbouring kernel elements; 1 if omitted.</param>
    /// <param name="groups">Parts into which channels are divided; each output sees its part of the inputs only.</param>
    /// <param name="bias">Whether a constant a channel is added.</param>
    public Conv2d(int outputs, Size2 kernel, Activation? activation = null, Size2? stride = null, Size2? padding = null, Size2? dilation = null, int groups = 1, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        if (outputs % groups != 0) throw new ArgumentException($"{groups} groups do not divide {outputs} output channels", nameof(groups));
        (this.activation, this.stride, this.padding, this.dilation, this.groups) = (activation, stride ?? 1, padding ?? 0, dilation ?? 1, groups);
        Weight = new([outputs, 0, kernel.H, kernel.W]);
        Bias = bias ? new([outputs], Role.Bias, new FanInBias(Weight)) : null;
    }

    /// <summary>[outputs, inputs / groups, kernel height, kernel width].</summary>
    public Parameter Weight { get; }

    /// <summary>[outputs], or null.</summary>
    public Parameter? Bias { get; }

    /// <summary>Parts into which channels are divided; each output sees its part of the inputs only.</summary>
    public int Groups => groups;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        if (!Weight.IsShapeKnown && x.Rank == 4) Deferred.Fill(this, Weight, Bias, Weight.Shape.With(1, x.Shape[1] / groups));
        Tensor y = x.Conv2d(Weight, Bias?.Data, stride, padding, dilation, groups);
        return activation is null ? y : activation.Of(y);
    }

    /// <inheritdoc/>
    protected internal override LayerCost Cost(Shape input, Shape output) =>
        LayerCost.OfWindows((long)output.Size / output[0] * Weight.Shape.Inner(0), (Weight.Shape[2], Weight.Shape[3]), stride, dilation);

    /// <inheritdoc/>
    protected override string Describe() => ConvText.Of(Weight.Shape, groups, stride, padding, dilation, Bias is not null) + (activation is null ? "" : $", {activation}");
}
