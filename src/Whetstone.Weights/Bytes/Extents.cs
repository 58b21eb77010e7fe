namespace Whetstone.Weights;

/// <summary>Turns extents that a file claims into a shape.</summary>
internal static class Extents
{
    /// <summary>More axes than any format allows.</summary>
    internal const int MaxRank = 64;

    /// <exception cref="MalformedException">An extent is negative, or the tensor would be too large for any.</exception>
    internal static Shape ToShape(ReadOnlySpan<long> extents)
    {
        if (extents.Length > MaxRank) throw new MalformedException($"a tensor of {extents.Length} axes; at most {MaxRank} are possible");
        int[] shape = new int[extents.Length];
        for (int i = 0; i < shape.Length; i++)
            shape[i] = extents[i] is >= 0 and <= int.MaxValue ? (int)extents[i] : throw new MalformedException($"{extents[i]} is no extent of a tensor");
        try
        {
            return new(shape);
        }
        catch (ArgumentException error)
        {
            throw new MalformedException(error.Message);
        }
    }
}
