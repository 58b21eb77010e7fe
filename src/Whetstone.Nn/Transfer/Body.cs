namespace Whetstone.Nn;

/// <summary>The part of a network for images that turns them into features: what is kept when it is adapted to another task.</summary>
public static class Body
{
    /// <summary>The layers up to the last feature maps, found by structure. They are the network's own, under their own names.</summary>
    /// <remarks>
    /// The cut is before the first layer that ends the feature maps (a pooling over the whole image or to a fixed size, a flattening,
    /// a fully connected layer) and before the classifier (see <see cref="Classifier"/>), whichever comes first. It holds for networks
    /// that call their children one after the other in the order of declaration, as those of the zoo do.
    /// </remarks>
    /// <param name="network">The network. Shape: [N, C, H, W] → [N, classes].</param>
    /// <returns>Shape: [N, C, H, W] → [N, features, h, w].</returns>
    /// <exception cref="ArgumentException">The network begins with such a layer, so that there are no feature maps.</exception>
    public static Sequential Of(Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyList<(string Name, Module Module)> children = network.Children();
        Module classifier = Classifier.Of(network).Layer;
        Sequential body = new();
        foreach ((string name, Module module) in children)
        {
            if (EndsFeatureMaps(module) || Holds(module, classifier)) break;
            int end = EndWithin(module);
            if (end != 0) body.Add(name, end > 0 ? Of(module, end) : module);
            if (end >= 0) break;
        }
        return body.Count > 0 ? body
            : throw new ArgumentException($"{network.GetType().Name} has no body to cut: {(children.Count == 0 ? "it holds no layers" : $"its first part, {children[0].Name}, already ends the feature maps")}", nameof(network));
    }

    /// <summary>The network's children before a place, as fastai's <c>cut</c> says it: <c>^2</c> is all but the last two.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public static Sequential Of(Module network, Index cut)
    {
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyList<(string Name, Module Module)> children = network.Children();
        int end = cut.GetOffset(children.Count);
        if (end < 1 || end > children.Count) throw new ArgumentOutOfRangeException(nameof(cut), $"{network.GetType().Name} has {children.Count} children; it cannot be cut at {cut}");
        Sequential body = new();
        foreach ((string name, Module module) in children.Take(end)) body.Add(name, module);
        return body;
    }

    /// <summary>How many feature maps a body gives for images of a shape.</summary>
    /// <param name="body">The body, initialised. Shape: [N, C, H, W] → [N, features, h, w].</param>
    /// <param name="input">The shape of an image, [C, H, W].</param>
    public static int Features(Module body, Shape input)
    {
        ArgumentNullException.ThrowIfNull(body);
        using IDisposable prediction = Autograd.Pause();
        return body.Call(Tensor.Zeros([1, .. input])).Shape[1];
    }

    private static bool EndsFeatureMaps(Module module) =>
        module is AdaptiveAvgPool2d or AdaptiveMaxPool2d or AdaptiveConcatPool2d or GlobalAvgPool2d or GlobalMaxPool2d or Flatten or Linear;

    // In Gluon's networks the pooling is the end of the features rather than behind them.
    private static int EndWithin(Module module) => module is Sequential layers ? layers.ToList().FindIndex(EndsFeatureMaps) : -1;

    private static bool Holds(Module module, Module layer) => module.NamedModules().Any(m => m.Module == layer);
}
