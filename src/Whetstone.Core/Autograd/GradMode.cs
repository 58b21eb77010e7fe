namespace Whetstone;

/// <summary>What a backward pass does with a gradient that is already there.</summary>
public enum GradMode
{
    /// <summary>Adds to it, as PyTorch does.</summary>
    Add,

    /// <summary>Replaces it, as Gluon does by default.</summary>
    Write,
}
