using Whetstone.Vision;

namespace Whetstone.Reports;

/// <summary>An image with lines of text below it.</summary>
/// <param name="Image">The image.</param>
/// <param name="Lines">The text; the first line stands out.</param>
public sealed record ImageTile(Image Image, IReadOnlyList<string> Lines);
