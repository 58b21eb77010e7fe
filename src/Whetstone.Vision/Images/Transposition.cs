namespace Whetstone.Vision;

/// <summary>The eight ways to lay a rectangle on itself. Rotations are counterclockwise, as Pillow names them.</summary>
/// <remarks>The numbers are those of EXIF's orientation tag: the transposition of a number puts an image of that orientation upright.</remarks>
public enum Transposition
{
    /// <summary>As it is.</summary>
    None = 1,

    /// <summary>Left and right change places.</summary>
    FlipLeftRight = 2,

    /// <summary>Half a turn.</summary>
    Rotate180 = 3,

    /// <summary>Top and bottom change places.</summary>
    FlipTopBottom = 4,

    /// <summary>Rows become columns: mirrored along the diagonal from top left.</summary>
    Transpose = 5,

    /// <summary>A quarter turn clockwise.</summary>
    Rotate270 = 6,

    /// <summary>Mirrored along the diagonal from top right.</summary>
    Transverse = 7,

    /// <summary>A quarter turn counterclockwise.</summary>
    Rotate90 = 8,
}
