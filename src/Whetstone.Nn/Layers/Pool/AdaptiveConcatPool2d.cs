namespace Whetstone.Nn;

/// <summary>The largest and the mean value of windows whose size follows from the output's, the largest first. Shape: [N, C, H, W] → [N, 2·C, OH, OW].</summary>
/// <remarks>fastai's pooling before a head: what is present anywhere, and how much of it there is.</remarks>
/// <param name="output">Extents of the result.</param>
public sealed class AdaptiveConcatPool2d(Size2 output) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Tensor.Concat([x.AdaptiveMaxPool2d(output), x.AdaptiveAvgPool2d(output)], axis: 1);

    /// <inheritdoc/>
    protected override string Describe() => $"output_size=({output.H}, {output.W})";
}
