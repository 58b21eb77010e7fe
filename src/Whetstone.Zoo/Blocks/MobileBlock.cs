using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Inverted residual with squeeze and excitation, of EfficientNet and MobileNetV3: widens, convolves each channel by itself, weighs
/// channels, narrows without activation. Shape: [N, inputs, H, W] → [N, outputs, H / stride, W / stride].</summary>
internal sealed partial class MobileBlock : Module
{
    private readonly bool isResidual;

    /// <param name="inputs">Channels that come in.</param>
    /// <param name="hidden">Channels between; there is no widening if as many.</param>
    /// <param name="outputs">Channels that go out.</param>
    /// <param name="kernel">Extents of the depthwise kernel.</param>
    /// <param name="stride">Of the depthwise convolution.</param>
    /// <param name="norm">Makes a normalisation.</param>
    /// <param name="activation">Makes an activation.</param>
    /// <param name="excite">Weighs channels; null for no weighing.</param>
    /// <param name="drop">Probability with which training leaves the block out.</param>
    internal MobileBlock(int inputs, int hidden, int outputs, int kernel, int stride, Func<int, Module> norm, Func<Module> activation, SqueezeExcite? excite, double drop = 0)
    {
        isResidual = stride == 1 && inputs == outputs;
        if (hidden != inputs) Block.Add(ConvLayer.Of(inputs, hidden, 1, activation: activation(), norm: norm(hidden)));
        Block.Add(ConvLayer.Of(hidden, hidden, kernel, stride, groups: hidden, activation(), norm(hidden)));
        if (excite is not null) Block.Add(excite);
        Block.Add(ConvLayer.Of(hidden, outputs, 1, norm: norm(outputs)));
        StochasticDepth = new(drop);
    }

    public Sequential Block { get; } = new();

    public StochasticDepth StochasticDepth { get; }

    protected override Tensor Forward(Tensor x) => isResidual ? StochasticDepth.Call(Block.Call(x)) + x : Block.Call(x);
}
