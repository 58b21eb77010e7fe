namespace Whetstone.Nn;

/// <summary>1-D convolution (cross-correlation). Shape: [N, inputs, L] → [N, outputs, OL].</summary>
public sealed partial class Conv1d : Module
{
    private readonly int stride, padding, dilation, groups;

    [NotAChild]
    private readonly Activation? activation;

    /// <summary>A convolution whose input channels are known.</summary>
    public Conv1d(int inputs, int outputs, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true)
        : this(outputs, kernel, null, stride, padding, dilation, groups, bias) => Weight.Infer([outputs, inputs / groups, kernel]);

    /// <summary>A convolution that learns its input channels from the first input.</summary>
    /// <param name="outputs">Channels that come out.</param>
    /// <param name="kernel">Length of the kernel.</param>
    /// <param name="activation">Applied to the result; null for none.</param>
    /// <param name="stride">Distance of neighbouring windows.</param>
    /// <param name="padding">Zeros at each end.</param>
    /// <param name="dilation">Distance of neighbouring kernel elements.</param>
    /// <param name="groups">Parts into which channels are divided.</param>
    /// <param name="bias">Whether a constant a channel is added.</param>
    public Conv1d(int outputs, int kernel, Activation? activation = null, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        if (outputs % groups != 0) throw new ArgumentException($"{groups} groups do not divide {outputs} output channels", nameof(groups));
        (this.activation, this.stride, this.padding, this.dilation, this.groups) = (activation, stride, padding, dilation, groups);
        Weight = new([outputs, 0, kernel]);
        Bias = bias ? new([outputs], Role.Bias, new FanInBias(Weight)) : null;
    }

    /// <summary>[outputs, inputs / groups, kernel].</summary>
    public Parameter Weight { get; }

    /// <summary>[outputs], or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        if (!Weight.IsShapeKnown && x.Rank == 3) Deferred.Fill(this, Weight, Bias, Weight.Shape.With(1, x.Shape[1] / groups));
        Tensor y = x.Conv1d(Weight, Bias?.Data, stride, padding, dilation, groups);
        return activation is null ? y : activation.Of(y);
    }

    /// <inheritdoc/>
    protected internal override LayerCost Cost(Shape input, Shape output) =>
        LayerCost.OfWindows((long)output.Size / output[0] * Weight.Shape.Inner(0), (1, Weight.Shape[2]), (1, stride), (1, dilation));

    /// <inheritdoc/>
    protected override string Describe() =>
        $"{(Weight.IsShapeKnown ? Weight.Shape[1] * groups : "?")}, {Weight.Shape[0]}, kernel_size={Weight.Shape[2]}, stride={stride}" + (activation is null ? "" : $", {activation}");
}
