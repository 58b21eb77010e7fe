namespace Whetstone.Nn;

/// <summary>The layer of a network that has an output for each class.</summary>
public static class Classifier
{
    /// <summary>The last fully connected layer or, in networks that end in a convolution, the last convolution; with its path.</summary>
    /// <remarks>Last in the order of declaration, the auxiliary classifiers of an <see cref="IAuxiliaryNetwork"/> left out.</remarks>
    /// <exception cref="ArgumentException">The network has neither.</exception>
    public static (string Path, Module Layer) Of(Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        HashSet<Module> halfway = network is IAuxiliaryNetwork auxiliary ? [.. auxiliary.AuxiliaryHeads.SelectMany(h => h.NamedModules()).Select(m => m.Module)] : [];
        (string Path, Module Layer) found = network.NamedModules().LastOrDefault(m => m.Module is Linear or Conv2d && !halfway.Contains(m.Module));
        return found.Layer is null ? throw new ArgumentException($"{network.GetType().Name} has neither a fully connected layer nor a convolution, so no classifier", nameof(network)) : found;
    }
}
