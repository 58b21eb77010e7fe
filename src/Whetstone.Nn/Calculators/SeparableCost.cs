using System.Globalization;

namespace Whetstone.Nn;

/// <summary>What a depthwise separable convolution saves: multiply-adds of a convolution, and of a depthwise and a pointwise one in its place.</summary>
/// <remarks>Howard et al., arXiv:1704.04861, section 3.1. Both keep the image's extents.</remarks>
/// <param name="Kernel">Extent of the square kernel, DK.</param>
/// <param name="Inputs">Channels that go in, M.</param>
/// <param name="Outputs">Channels that come out, N.</param>
/// <param name="Image">Extent of the square feature map, DF.</param>
public sealed record SeparableCost(int Kernel, int Inputs, int Outputs, int Image)
{
    /// <summary>DK · DK · M · N · DF · DF.</summary>
    public Calculation Standard => WorkFormulas.Convolution(Inputs, Outputs, Kernel, Image);

    /// <summary>DK · DK · M · DF · DF for the depthwise part, M · N · DF · DF for the pointwise part.</summary>
    public Calculation Separable => WorkFormulas.Depthwise(Inputs, Kernel, Image) + WorkFormulas.Convolution(Inputs, Outputs, 1, Image);

    /// <summary>1 / N + 1 / DK²: what is left of the work.</summary>
    public double Ratio => 1.0 / Outputs + 1.0 / ((double)Kernel * Kernel);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        standard:  {Standard}
        separable: {Separable}
        ratio:     1/{Outputs} + 1/{Kernel}² = {Ratio:0.0000}
        """);
}
