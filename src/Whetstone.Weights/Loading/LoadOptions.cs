namespace Whetstone.Weights;

/// <summary>How weights of a file come into a network.</summary>
public sealed record LoadOptions
{
    /// <summary>Where in a file of PyTorch the weights are, such as <c>ema</c>; null for the usual places.</summary>
    public string? Key { get; init; }

    /// <summary>What is taken off the beginning of names that have it, such as <c>module.</c> of data-parallel training.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Gives a name of the file another one; null leaves out the tensor. After <see cref="Prefix"/>.</summary>
    public Func<string, string?>? Rename { get; init; }

    /// <summary>Whether every name must be on both sides. Otherwise what is missing stays as it is and what is left over is not used; shapes must agree all the same.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Whether tensors of another shape than the network's are left out rather than refused, as the classifier is when a network is taken for
    /// other classes. They are then missing, so <see cref="Strict"/> must be false.</summary>
    public bool SkipDifferent { get; init; }
}
