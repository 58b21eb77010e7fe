namespace Whetstone.Nn;

/// <summary>The largest value of windows whose size follows from the output's. Shape: [N, C, H, W] → [N, C, OH, OW].</summary>
/// <param name="output">Extents of the result.</param>
public sealed class AdaptiveMaxPool2d(Size2 output) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AdaptiveMaxPool2d(output);

    /// <inheritdoc/>
    protected override string Describe() => $"output_size=({output.H}, {output.W})";
}
