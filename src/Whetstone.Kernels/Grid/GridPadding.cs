namespace Whetstone.Kernels;

/// <summary>What a sampled image has beyond its border; the modes of PyTorch's <c>grid_sample</c>.</summary>
public enum GridPadding
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>Its nearest pixel.</summary>
    Border,

    /// <summary>Its mirror image: mirrored at the centres of the outermost pixels if corners are aligned, at their outer edges otherwise.</summary>
    Reflection,
}
