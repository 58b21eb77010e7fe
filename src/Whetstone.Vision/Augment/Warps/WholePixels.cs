namespace Whetstone.Vision;

/// <summary>Warps that only flip, turn by quarters and move by whole pixels: copies, without interpolation.</summary>
internal static class WholePixels
{
    /// <summary>The warped image; null if pixels would have to be mixed.</summary>
    public static Image? TryRun(Image image, Warp warp, Border border)
    {
        if (!warp.Source.IsAffine || Way(warp.Source) is not { } way) return null;
        Homography rest = Map(way, image.Height, image.Width).Inverse().After(warp.Source);
        int left = (int)rest.C, top = (int)rest.F;
        if (left != rest.C || top != rest.F) return null;
        return image.Transpose(way).CropBeyond(top, left, warp.Height, warp.Width, border);
    }

    /// <summary>Where a place of the transposed image is in the image [height, width].</summary>
    public static Homography Map(Transposition way, int height, int width) => way switch
    {
        Transposition.FlipLeftRight => new(-1, 0, width, 0, 1, 0),
        Transposition.Rotate180 => new(-1, 0, width, 0, -1, height),
        Transposition.FlipTopBottom => new(1, 0, 0, 0, -1, height),
        Transposition.Transpose => new(0, 1, 0, 1, 0, 0),
        Transposition.Rotate270 => new(0, 1, 0, -1, 0, height),
        Transposition.Transverse => new(0, -1, width, -1, 0, height),
        Transposition.Rotate90 => new(0, -1, width, 1, 0, 0),
        _ => Homography.Identity,
    };

    private static Transposition? Way(Homography map)
    {
        for (var way = Transposition.None; way <= Transposition.Rotate90; way++)
        {
            Homography turn = Map(way, 0, 0);
            if (turn.A == map.A && turn.B == map.B && turn.D == map.D && turn.E == map.E) return way;
        }
        return null;
    }
}
