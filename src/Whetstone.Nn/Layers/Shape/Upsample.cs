namespace Whetstone.Nn;

/// <summary>Enlarges images. Shape: [N, C, H, W] → [N, C, H·scale, W·scale].</summary>
/// <param name="scale">The factor.</param>
/// <param name="bilinear">Whether to interpolate; otherwise the nearest pixel is repeated.</param>
/// <param name="alignCorners">Whether the corner pixels' centres stay in place; for interpolation only.</param>
public sealed class Upsample(float scale, bool bilinear = false, bool alignCorners = false) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Interpolate(scale: scale, mode: bilinear ? InterpolateMode.Bilinear : InterpolateMode.Nearest, alignCorners: alignCorners);

    /// <inheritdoc/>
    protected override string Describe() => $"scale_factor={scale}, mode={(bilinear ? "bilinear" : "nearest")}";
}
