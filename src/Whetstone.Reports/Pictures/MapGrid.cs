using Whetstone.Vision;

namespace Whetstone.Reports;

/// <summary>Small images, each stretched to its own black and white, in one picture.</summary>
internal static class MapGrid
{
    private const double Width = 560, LargestTile = 44;

    /// <summary>Draws them.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="maps">[N, 1 or 3, H, W].</param>
    /// <param name="columns">Images in a row.</param>
    /// <param name="note">What stands below the title.</param>
    public static SvgPicture Draw(string title, Tensor maps, int columns, string note)
    {
        int frame = maps.Shape[3] > 24 ? 2 : 1;
        Image grid = Image.FromTensor(ImageGrid.Make(maps, new() { Columns = columns, Padding = frame, Normalize = true, ScaleEach = true, PadValue = 0.5 }));
        double tiles = Math.Min(columns, maps.Shape[0]), width = Math.Min(Width, tiles * LargestTile), height = width * grid.Height / grid.Width;
        SvgPicture svg = new(Width + 16, height + 60, title);
        svg.Text(8, 20, MarkupText.Shorten(title, 70), size: 14, bold: true);
        svg.Text(8, 38, note, "w-soft", size: 11);
        svg.Picture(8, 48, width, height, grid, title);
        return svg;
    }
}
