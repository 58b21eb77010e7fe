namespace Whetstone.Kernels;

/// <summary>A shape seen as [outer, n, inner]; a reduction over n leaves [outer, inner].</summary>
internal readonly record struct Extent(int Outer, int N, int Inner)
{
    /// <summary>Columns that one piece of work takes; 64 columns of floats are four cache lines.</summary>
    public const int StripWidth = 64;

    public long Elements => (long)Outer * N * Inner;

    public long Results => (long)Outer * Inner;

    public int Strips => (Inner + StripWidth - 1) / StripWidth;

    /// <summary>How many of the strips' columns one piece of work has, at most.</summary>
    public int Columns => Math.Min(Inner, StripWidth);

    /// <summary>Checks the sizes, and that a span of [outer, n, inner] has as many elements as they say.</summary>
    public static Extent Of(int outer, int n, int inner, int length, string name = "x")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outer);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(inner);
        Extent extent = new(outer, n, inner);
        SpanSize.Check(extent.Elements, length, name);
        return extent;
    }

    /// <summary>Throws when there is nothing to choose from: a reduction over no elements that still owes a result.</summary>
    public Extent NotEmpty(string op)
    {
        if (N == 0) throw new ArgumentException($"{op}: no elements to choose from; got [{Outer}, 0, {Inner}]");
        return this;
    }

    /// <summary>The <paramref name="rows"/> rows from <paramref name="row"/> on, in the columns of one strip.</summary>
    public Strip Strip(int outer, int row, int rows, int strip)
    {
        int column = strip * StripWidth;
        return new(((nint)outer * N + row) * Inner + column, rows, Inner, (nint)outer * Inner + column,
            Math.Min(StripWidth, Inner - column), (nint)Elements);
    }
}

/// <summary>A piece of [outer, n, inner]: some rows, at most <see cref="Extent.StripWidth"/> columns.</summary>
/// <param name="At">Flat index of the first element.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Stride">Distance of the rows.</param>
/// <param name="Result">Flat index of the first result.</param>
/// <param name="Width">How many columns.</param>
/// <param name="Limit">Elements in all: a load that stays below may take lanes of the next row, which nobody uses.</param>
internal readonly record struct Strip(nint At, int Rows, nint Stride, nint Result, int Width, nint Limit)
{
    public Strip Part(int row, int rows) => this with { At = At + row * Stride, Rows = rows };
}
