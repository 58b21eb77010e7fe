namespace Whetstone.Vision;

/// <summary>Between two bytes, or beyond one of them, as Pillow's <c>Image.blend</c>: in single precision, rounded down, clipped.</summary>
internal static class Blend
{
    /// <summary><c>from + factor · (to − from)</c>.</summary>
    public static byte Mix(int from, int to, float factor)
    {
        float value = from + factor * (to - from);
        return value <= 0 ? (byte)0 : value >= 255 ? (byte)255 : (byte)value;
    }

    /// <summary>A factor that may be used.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or no number.</exception>
    public static float Checked(double factor) =>
        factor >= 0 && double.IsFinite(factor) ? (float)factor : throw new ArgumentOutOfRangeException(nameof(factor), $"needs a factor of at least 0; got {factor}");
}
