namespace Whetstone.Nn;

/// <summary>What a parameter is for, which decides how it starts when nobody says otherwise.</summary>
public enum Role
{
    /// <summary>A matrix or kernel: takes the initialiser given for the whole network.</summary>
    Weight,

    /// <summary>Added to the result: starts at 0 unless the layer's own initialiser says otherwise.</summary>
    Bias,

    /// <summary>Multiplies a normalised value (gamma): starts at 1.</summary>
    Scale,
}
