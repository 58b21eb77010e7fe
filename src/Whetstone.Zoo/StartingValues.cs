using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>How the layers of a network start when nobody says otherwise, by kind of layer: what torchvision does after building one.</summary>
internal static class StartingValues
{
    /// <summary>Lets convolutions and fully connected layers start so. A kind that is left out keeps its own way, which is PyTorch's.</summary>
    /// <param name="network">The network.</param>
    /// <param name="convolutions">For kernels.</param>
    /// <param name="linear">For matrices of fully connected layers.</param>
    /// <param name="zeroBiases">Whether biases of the kinds given start at 0 rather than as in PyTorch.</param>
    internal static void StartWith(this Module network, Initializer? convolutions, Initializer? linear = null, bool zeroBiases = true) => network.Apply(layer =>
    {
        if (layer is Conv2d conv && convolutions is not null) Set(conv.Weight, conv.Bias, convolutions);
        if (layer is Linear full && linear is not null) Set(full.Weight, full.Bias, linear);

        void Set(Parameter weight, Parameter? bias, Initializer start)
        {
            weight.Default = start;
            if (zeroBiases) bias?.Default = Initial.Zeros;
        }
    });
}
