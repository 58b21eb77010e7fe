namespace Whetstone.Zoo;

/// <summary>Variants of <see cref="ResNet"/>.</summary>
public enum ResNetKind
{
    /// <summary>The network of the paper, for images of about 224 × 224 pixels.</summary>
    Large,

    /// <summary>For images of about 32 × 32 pixels: the first convolution is 3 × 3 with stride 1, and no pooling follows.</summary>
    Small,

    /// <summary>Variant D of arXiv:1812.01187: three 3 × 3 convolutions first, and shortcuts that average before they convolve.</summary>
    D,
}
