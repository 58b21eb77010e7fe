namespace Whetstone.Nn;

/// <summary>The layer of a network that has an output for each class.</summary>
public static class Classifier
{
    /// <summary>The last fully connected layer or, in networks that end in a convolution, the last convolution; with its path.</summary>
    /// <remarks>Last in the order of declaration: for a network with auxiliary classifiers that is one of these.</remarks>
    /// <exception cref="ArgumentException">The network has neither.</exception>
    public static (string Path, Module Layer) Of(Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        (string Path, Module Layer) found = network.NamedModules().LastOrDefault(m => m.Module is Linear or Conv2d);
        return found.Layer is null ? throw new ArgumentException($"{network.GetType().Name} has neither a fully connected layer nor a convolution, so no classifier", nameof(network)) : found;
    }
}
