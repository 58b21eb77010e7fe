namespace Whetstone.Nn;

/// <summary>The largest value of windows whose size follows from the output's. Shape: [N, C, H, W] → [N, C, OH, OW].</summary>
/// <param name="output">Extents of the result.</param>
public sealed class AdaptiveMaxPool2d(Size2 output) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AdaptiveMaxPool2d(output);

    /// <inheritdoc/>
    protected internal override LayerCost Cost(Shape input, Shape output) =>
        output.Inner(1) == 1 ? LayerCost.OfWhole(0) : LayerCost.OfWindows(0, Extents(input, output), (input[2] / output[2], input[3] / output[3]), 1);

    /// <inheritdoc/>
    protected override string Describe() => $"output_size=({output.H}, {output.W})";

    // The largest window; where the extents do not divide, some are one smaller.
    private static Size2 Extents(Shape input, Shape output) => ((input[2] + output[2] - 1) / output[2], (input[3] + output[3] - 1) / output[3]);
}
