namespace Whetstone.Nn;

/// <summary>Squeeze and excitation (Hu et al., arXiv:1709.01507): weighs each channel by what the means of all channels say.
/// Shape: [N, channels, H, W] → same.</summary>
/// <remarks>Names are those of torchvision's layer: <c>fc1</c> and <c>fc2</c>, convolutions of 1 × 1.</remarks>
/// <param name="channels">Channels that go in and come out.</param>
/// <param name="squeezed">Channels between the two convolutions; the paper has a sixteenth.</param>
/// <param name="activation">Applied between them; a rectifier if omitted.</param>
/// <param name="gate">Makes factors of what they say; the logistic function if omitted.</param>
public sealed partial class SqueezeExcite(int channels, int squeezed, Module? activation = null, Module? gate = null) : Module
{
    private readonly GlobalAvgPool2d pool = new();

    /// <summary>To few channels.</summary>
    public Conv2d Fc1 { get; } = new(channels, squeezed, 1);

    /// <summary>Applied between the convolutions.</summary>
    public Module Activation { get; } = activation ?? new Relu();

    /// <summary>Back to all channels.</summary>
    public Conv2d Fc2 { get; } = new(squeezed, channels, 1);

    /// <summary>Makes factors, mostly from 0 to 1.</summary>
    public Module Gate { get; } = gate ?? new Sigmoid();

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x * Gate.Call(Fc2.Call(Activation.Call(Fc1.Call(pool.Call(x)))));
}
