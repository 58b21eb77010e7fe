namespace Whetstone.Graphs;

/// <summary>Shapes as Python prints them.</summary>
internal static class TupleText
{
    /// <summary><c>()</c>, <c>(2,)</c>, <c>(?, 2)</c>.</summary>
    internal static string Of(Shape shape)
    {
        string[] extents = [.. shape.ToArray().Select(n => n == Shape.Unknown ? "?" : $"{n}")];
        return extents.Length == 1 ? $"({extents[0]},)" : $"({string.Join(", ", extents)})";
    }
}
