namespace Whetstone.Kernels;

/// <summary>From the coordinates of a grid, -1 to 1, to places between pixels along one axis of an image.</summary>
/// <param name="Extent">Pixels.</param>
/// <param name="Padding">What there is beyond.</param>
/// <param name="AlignCorners">Whether -1 and 1 are the centres of the outermost pixels, rather than their outer edges.</param>
internal readonly record struct GridAxis(int Extent, GridPadding Padding, bool AlignCorners)
{
    /// <summary>The place, in pixels from the centre of the first, and how fast it moves with the coordinate.</summary>
    public (float At, float Slope) Place(float coordinate)
    {
        float at = AlignCorners ? (coordinate + 1) / 2 * (Extent - 1) : ((coordinate + 1) * Extent - 1) / 2;
        float slope = AlignCorners ? (Extent - 1) / 2f : Extent / 2f;
        if (Padding == GridPadding.Zeros) return (at, slope);
        if (Padding == GridPadding.Reflection) (at, slope) = Reflect(at, slope);
        // As PyTorch has it, the outermost places do not move: NaN goes to the first pixel too.
        if (!(at > 0)) return (0, 0);
        return at >= Extent - 1 ? (Extent - 1, 0) : (at, slope);
    }

    private (float At, float Slope) Reflect(float at, float slope)
    {
        float low = AlignCorners ? 0 : -0.5f, span = AlignCorners ? Extent - 1 : Extent;
        if (span == 0) return (0, 0);
        at -= low;
        if (at < 0) (at, slope) = (-at, -slope);
        float rest = at % span;
        return (long)MathF.Floor(at / span) % 2 == 0 ? (rest + low, slope) : (span - rest + low, -slope);
    }
}
