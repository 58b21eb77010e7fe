namespace Whetstone.Vision;

/// <summary>Neighbouring warps of one image, combined into one.</summary>
internal sealed class WarpChain(Image image)
{
    private Warp warp = Warp.None(image.Height, image.Width);
    private WarpTransform? mixing;

    /// <summary>Whether a warp mixes pixels in the same way as those before.</summary>
    public bool Accepts(WarpTransform next) =>
        mixing is null || next.MovesWholePixels || (next.Filter == mixing.Filter && next.Border == mixing.Border);

    /// <summary>Draws a warp for what the image is by now.</summary>
    public void Add(WarpTransform next, Rng random)
    {
        if (!next.MovesWholePixels) mixing ??= next;
        warp = warp.Then(next.DrawOrNot(warp.Height, warp.Width, random));
    }

    /// <summary>The image, warped once.</summary>
    public Annotated Apply(Annotated sample) => warp.Apply(sample, mixing?.Filter ?? Resampling.Nearest, mixing?.Border ?? Border.Black);
}
