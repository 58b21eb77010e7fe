namespace Whetstone.Vision;

/// <summary>How the pixels of a resized image come from those of the original. Names and numbers are Pillow's.</summary>
public enum Resampling
{
    /// <summary>The pixel at the same place: fast, but details vanish or become coarse.</summary>
    Nearest = 0,

    /// <summary>Sinc windowed by its own main lobe, over 3 pixels; Pillow once called it ANTIALIAS.</summary>
    Lanczos = 1,

    /// <summary>A triangle over 1 pixel.</summary>
    Bilinear = 2,

    /// <summary>Keys' cubic with a = −0.5, over 2 pixels.</summary>
    Bicubic = 3,

    /// <summary>The mean of the pixels that fall together.</summary>
    Box = 4,

    /// <summary>Sinc windowed after Hamming, over 1 pixel: sharper than bilinear.</summary>
    Hamming = 5,
}
