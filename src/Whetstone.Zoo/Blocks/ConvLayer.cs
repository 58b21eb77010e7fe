using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Convolution without bias, normalisation, activation: the layer that most networks are made of, with parts named 0, 1 and 2.</summary>
internal static class ConvLayer
{
    /// <summary>Shape: [N, inputs, H, W] → [N, outputs, H / stride, W / stride].</summary>
    /// <param name="inputs">Channels that come in.</param>
    /// <param name="outputs">Channels that go out.</param>
    /// <param name="kernel">Extents of the kernel, odd.</param>
    /// <param name="stride">Distance of neighbouring windows.</param>
    /// <param name="groups">Parts into which channels are divided; as many as channels for a depthwise convolution.</param>
    /// <param name="activation">Applied to the result; null for none.</param>
    /// <param name="norm">Normalises; batch norm with PyTorch's constants if omitted.</param>
    internal static Sequential Of(int inputs, int outputs, int kernel, int stride = 1, int groups = 1, Module? activation = null, Module? norm = null)
    {
        Sequential layer = new(new Conv2d(inputs, outputs, kernel, stride, padding: kernel / 2, groups: groups, bias: false), norm ?? new BatchNorm2d(outputs));
        return activation is null ? layer : layer.Add(activation);
    }
}
