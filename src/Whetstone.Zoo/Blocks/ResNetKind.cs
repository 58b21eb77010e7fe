namespace Whetstone.Zoo;

/// <summary>Variants of <see cref="ResNet"/>.</summary>
public enum ResNetKind
{
    /// <summary>The network for images of about 224 × 224 pixels, with the stride of a bottleneck at its 3 × 3 convolution: torchvision's, and Gluon's v1b.</summary>
    Large,

    /// <summary>The same with the stride of a bottleneck at its first convolution, as in the paper, and biases in its 1 × 1 convolutions: Gluon's v1.</summary>
    V1,

    /// <summary>For images of about 32 × 32 pixels: the first convolution is 3 × 3 with stride 1, and no pooling follows.</summary>
    Small,

    /// <summary>Variant D of arXiv:1812.01187: three 3 × 3 convolutions first, and shortcuts that average before they convolve.</summary>
    D,
}
