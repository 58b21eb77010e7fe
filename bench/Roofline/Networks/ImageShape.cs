using System.Globalization;

namespace Whetstone.Bench.Roofline;

/// <summary>Shapes of images as users type them: <c>3x224x224</c>.</summary>
internal static class ImageShape
{
    /// <summary>The shape, or null if it is none.</summary>
    internal static Shape? Parse(string text)
    {
        string[] parts = text.Split('x');
        int[] extents = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out extents[i]) || extents[i] is < 1 or > 1 << 14) return null;
        return extents.Length == 3 ? new Shape(extents) : (Shape?)null;
    }
}
