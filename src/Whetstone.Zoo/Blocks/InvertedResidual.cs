using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>MobileNetV2's block: widens, convolves each channel by itself, narrows without activation. Shape: [N, inputs, H, W] → [N, outputs, H / stride, W / stride].</summary>
internal sealed partial class InvertedResidual : Module
{
    private readonly bool isResidual;

    internal InvertedResidual(int inputs, int outputs, int stride, int expansion)
    {
        int hidden = inputs * expansion;
        isResidual = stride == 1 && inputs == outputs;
        if (expansion != 1) Conv.Add(Layer(inputs, hidden, 1));
        Conv.Add(Layer(hidden, hidden, 3, stride, groups: hidden), new Conv2d(hidden, outputs, 1, bias: false), new BatchNorm2d(outputs));
    }

    public Sequential Conv { get; } = new();

    protected override Tensor Forward(Tensor x) => isResidual ? x + Conv.Call(x) : Conv.Call(x);

    /// <summary>A convolution, normalised, then cut to the range from 0 to 6.</summary>
    internal static Sequential Layer(int inputs, int outputs, int kernel, int stride = 1, int groups = 1) =>
        new(new Conv2d(inputs, outputs, kernel, stride, padding: kernel / 2, groups: groups, bias: false), new BatchNorm2d(outputs), new Relu6());
}
