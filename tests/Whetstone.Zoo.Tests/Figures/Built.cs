using Whetstone.Nn;

namespace Whetstone.Zoo.Tests.Figures;

/// <summary>Networks whose sizes are known.</summary>
internal static class Built
{
    /// <summary>A network for the classes it was published for, not initialised unless its layers have to see an image to know their shapes.</summary>
    internal static Module Shaped(ModelInfo info, int? classes = null)
    {
        Module network = info.Build(classes ?? info.Classes);
        if (network.Parameters().All(p => p.IsShapeKnown)) return network;
        network.Initialize(new Rng(0));
        using (Autograd.Pause()) network.Call(Tensor.Zeros([1, .. info.InputShape]));
        return network;
    }
}
