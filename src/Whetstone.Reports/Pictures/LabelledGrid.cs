using Whetstone.Vision;

namespace Whetstone.Reports;

/// <summary>Images in rows with text below each: what Matplotlib users do with subplots and titles.</summary>
/// <param name="Title">What they are; empty for no title.</param>
/// <param name="Tiles">The images, at least one, of any sizes.</param>
public sealed record LabelledGrid(string Title, IReadOnlyList<ImageTile> Tiles)
{
    private const int LineHeight = 15, LetterWidth = 7;

    /// <summary>Images in a row, at least 1.</summary>
    public int Columns { get; init; } = 8;

    /// <summary>Length in pixels of an image's longer side.</summary>
    public int Side { get; init; } = 112;

    private int Lines => Tiles.Max(t => t.Lines.Count);

    private int Across => Math.Clamp(Columns, 1, Tiles.Count);

    private int Rows => (Tiles.Count + Across - 1) / Across;

    private int Head => Title.Length == 0 ? 8 : 34;

    private int TileWidth => Side + 16;

    private int TileHeight => Side + 8 + Lines * LineHeight;

    private int LettersAcross => TileWidth / LetterWidth + 1;

    /// <summary>As SVG, with the images within.</summary>
    public SvgPicture Draw()
    {
        Check();
        SvgPicture svg = new(8 + Across * TileWidth, Head + Rows * TileHeight + 4, Title.Length == 0 ? "Images" : Title);
        if (Title.Length > 0) svg.Text(8, 21, MarkupText.Shorten(Title, Math.Max(20, 16 * Across)), size: 14, bold: true);
        for (int i = 0; i < Tiles.Count; i++)
        {
            (int x, int y) = Place(i);
            (int height, int width) = Fitted(Tiles[i].Image);
            svg.Picture(x + (Side - width) / 2.0, y + (Side - height) / 2.0, width, height, Thumbnail(Tiles[i].Image), string.Join("; ", Tiles[i].Lines.DefaultIfEmpty("image")));
            for (int l = 0; l < Tiles[i].Lines.Count; l++)
                svg.Text(x + Side / 2.0, y + Side + 14 + l * LineHeight, MarkupText.Shorten(Tiles[i].Lines[l], LettersAcross), l == 0 ? "w-ink" : "w-soft", TextAnchor.Middle, l == 0 ? 12 : 11);
        }
        return svg;
    }

    /// <summary>As pixels, black on white; letters that are not ASCII are boxes.</summary>
    public Image ToImage()
    {
        Check();
        Canvas canvas = new(Image.Filled(Head + Rows * TileHeight + 4, 8 + Across * TileWidth, 255, 255, 255));
        canvas.Text(Title, 8, 10, default, 2);
        for (int i = 0; i < Tiles.Count; i++)
        {
            (int x, int y) = Place(i);
            (int height, int width) = Fitted(Tiles[i].Image);
            Image scaled = Tiles[i].Image.Over(255, 255, 255).Resize(height, width, height < Tiles[i].Image.Height ? Resampling.Bicubic : Resampling.Nearest);
            canvas.Paste(scaled, x + (Side - width) / 2, y + (Side - height) / 2);
            for (int l = 0; l < Tiles[i].Lines.Count; l++)
            {
                string text = MarkupText.Shorten(Tiles[i].Lines[l], TileWidth / Canvas.TextWidth(" ")).Replace('…', '~');
                canvas.Text(text, x + (Side - Canvas.TextWidth(text)) / 2, y + Side + 6 + l * LineHeight, l == 0 ? default : new(90, 98, 110));
            }
        }
        return canvas.ToImage();
    }

    /// <summary>Writes the grid to a file, whole or not at all; its ending says how: .svg, .png, .jpg or .jpeg.</summary>
    /// <exception cref="NotSupportedException">No format that is written has this ending.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase)) Draw().Save(path);
        else ToImage().Save(path);
    }

    private (int X, int Y) Place(int tile) => (8 + tile % Across * TileWidth, Head + tile / Across * TileHeight);

    private (int Height, int Width) Fitted(Image image)
    {
        double scale = (double)Side / Math.Max(image.Height, image.Width);
        return (Math.Max(1, (int)Math.Round(image.Height * scale)), Math.Max(1, (int)Math.Round(image.Width * scale)));
    }

    // Twice the size on the page is sharp on fine screens; more would only make files large.
    private Image Thumbnail(Image image)
    {
        (int height, int width) = Fitted(image);
        return image.Height > 2 * height ? image.Resize(2 * height, 2 * width) : image;
    }

    private void Check()
    {
        if (Tiles.Count == 0) throw new ArgumentException("a grid needs at least one image");
    }
}
