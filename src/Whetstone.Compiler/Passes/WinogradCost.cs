using Whetstone.Kernels;

namespace Whetstone.Compiler;

/// <summary>Estimates which form of a 3 x 3 convolution is the fastest, in multiplications for each pair of channels.</summary>
/// <remarks>The constants are fitted to times of layers of 32 to 512 channels on maps of 2 to 56 pixels; see docs/decisions/winograd.md.</remarks>
internal static class WinogradCost
{
    private const int FewestChannels = 32, FewestPixels = 2;

    // To transform a weight takes as long as to multiply it with 80 tiles; to copy it for a direct product, as with 100 pixels.
    private const double WeightTiles = 80, WeightPixels = 100;

    // To read a weight that was transformed or copied before takes as long as to multiply it so often: estimated from the bandwidth of the third-level cache, not fitted as the others.
    private const double Read = 25;

    // To transform a tile takes as long as to multiply each of its numbers with 24 weights.
    private const double TransformWeights = 24;

    // A direct product is a tenth slower; one that is not clearly slower stays, because its roundings are known.
    private const double Direct = 1.1, Margin = 0.9;

    /// <summary>The fastest form that the policy allows; null for a direct convolution.</summary>
    internal static WinogradForm? Best(int images, int height, int width, int inputs, int outputs, WinogradPolicy policy, bool prepared)
    {
        if (policy == WinogradPolicy.Off || !Large(images, height, width, inputs, outputs)) return null;
        double least = Margin * Direct * 9 * ((double)images * height * width + (prepared ? Read : WeightPixels));
        WinogradForm? best = null;
        foreach (WinogradForm form in (ReadOnlySpan<WinogradForm>)[WinogradForm.Two, WinogradForm.Four])
        {
            if (form == WinogradForm.Four && policy != WinogradPolicy.Fast) continue;
            double cost = Cost(form == WinogradForm.Two ? 2 : 4, images, height, width, inputs, outputs, prepared ? Read : WeightTiles);
            if (cost < least) (least, best) = (cost, form);
        }
        return best;
    }

    /// <summary>Whether a weight gradient is faster with tiles of 4 x 4 results.</summary>
    internal static bool PaysForWeights(int images, int height, int width, int inputs, int outputs) =>
        Large(images, height, width, inputs, outputs) && Cost(4, images, height, width, inputs, outputs, WeightTiles) < Margin * 9 * images * height * width;

    private static bool Large(int images, int height, int width, int inputs, int outputs) =>
        images > 0 && Math.Min(inputs, outputs) >= FewestChannels && Math.Min(height, width) >= FewestPixels;

    private static double Cost(int side, int images, int height, int width, int inputs, int outputs, double weight)
    {
        double tiles = (double)images * ((height + side - 1) / side) * ((width + side - 1) / side);
        return (side + 2) * (side + 2) * (tiles * (1 + TransformWeights * (1.0 / inputs + 1.0 / outputs)) + weight);
    }
}
