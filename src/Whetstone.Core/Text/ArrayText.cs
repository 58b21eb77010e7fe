using System.Text;

namespace Whetstone;

/// <summary>NumPy's text for an array: nested brackets, lines of at most 75 characters, and only the edges of large arrays.</summary>
/// <param name="shape">The extents.</param>
/// <param name="summarised">Whether only the edges are shown.</param>
/// <param name="element">The text of the element at a flat index.</param>
internal sealed class ArrayText(Shape shape, bool summarised, Func<int, string> element)
{
    private const int LineWidth = 75, Edge = 3, Threshold = 1000;

    /// <summary>Whether so many elements are shown by their edges only.</summary>
    internal static bool IsSummarised(Shape shape) => shape.Size > Threshold;

    /// <summary>Flat indices of the elements that are shown, which decide on width and digits.</summary>
    internal static IEnumerable<int> Shown(Shape shape)
    {
        IEnumerable<int> shown = [0];
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            int extent = shape[axis];
            int[] positions = [.. Positions(extent, IsSummarised(shape)).Where(p => p >= 0)];
            shown = [.. shown.SelectMany(at => positions.Select(p => at * extent + p))];
        }
        return shown;
    }

    /// <summary>The text.</summary>
    public override string ToString() => Nested(0, 0, " ", LineWidth);

    // −1 stands for the dots.
    private static IEnumerable<int> Positions(int extent, bool summarised) => summarised && extent > 2 * Edge
        ? [.. Enumerable.Range(0, Edge), -1, .. Enumerable.Range(extent - Edge, Edge)]
        : Enumerable.Range(0, extent);

    private string Nested(int axis, int offset, string indent, int width)
    {
        string body = axis == shape.Rank - 1 ? Row(offset, indent, width - 1) : Block(axis, offset, indent, width);
        return $"[{body[indent.Length..]}]";
    }

    private string Block(int axis, int offset, string indent, int width)
    {
        string separator = new('\n', shape.Rank - axis - 1);
        return string.Join(separator, Positions(shape[axis], summarised).Select(p =>
            indent + (p < 0 ? "..." : Nested(axis + 1, offset + p * shape.Inner(axis), indent + " ", width - 1))));
    }

    private string Row(int offset, string indent, int width)
    {
        StringBuilder lines = new();
        string line = indent;
        foreach (int p in Positions(shape[^1], summarised))
        {
            string word = p < 0 ? "..." : element(offset + p);
            if (line.Length > indent.Length)
            {
                if (line.Length + 1 + word.Length > width)
                {
                    lines.Append(line.TrimEnd()).Append('\n');
                    line = indent;
                }
                else line += " ";
            }
            line += word;
        }
        return lines.Append(line).ToString();
    }
}
