namespace Whetstone.Vision;

/// <summary>The image keeps its shape and gets the smallest size that covers so many rows and columns: what a <see cref="RandomCrop"/> of that size or less then never goes beyond.</summary>
/// <param name="height">Rows that are wanted at least.</param>
/// <param name="width">Columns that are wanted at least.</param>
public sealed class ResizeCover(int height, int width) : RegionTransform
{
    private readonly int height = height > 0 ? height : throw new ArgumentOutOfRangeException(nameof(height), $"needs at least 1; got {height}");
    private readonly int width = width > 0 ? width : throw new ArgumentOutOfRangeException(nameof(width), $"needs at least 1; got {width}");

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random)
    {
        // Whole numbers throughout: the side that decides comes out exactly as wanted.
        bool byHeight = (long)this.height * width >= (long)this.width * height;
        return (new(0, 0, height, width), byHeight ? this.height : Other(height, this.width, width), byHeight ? Other(width, this.height, height) : this.width);

        static int Other(int side, int wanted, int have) => (int)Math.Round((double)side * wanted / have);
    }
}
