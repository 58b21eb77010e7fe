using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Stores each element's term.</summary>
internal static unsafe class Fill
{
    // A block of rows stays in the first cache while its columns are visited, a cache line (two vectors) at a time.
    private const int RowBlock = 64;

    /// <summary>Stores the <paramref name="n"/> terms from <paramref name="at"/> on, which all belong to one result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Row<TTerm>(TTerm term, nint at, int n, float* y) where TTerm : struct, ITerm<TTerm>
    {
        int i = 0;
        for (; i + 8 <= n; i += 8) Eight.Store(term.At(at + i, 8), y + at + i, 8);
        if (i < n) Eight.Store(term.At(at + i, n - i), y + at + i, n - i);
    }

    /// <summary>Stores the terms of a strip.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns<TTerm>(in TTerm term, Strip strip, float* y) where TTerm : struct, ITerm<TTerm>
    {
        for (int row = 0; row < strip.Rows; row += RowBlock)
            Block(term, strip.Part(row, Math.Min(RowBlock, strip.Rows - row)), y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block<TTerm>(TTerm term, Strip s, float* y) where TTerm : struct, ITerm<TTerm>
    {
        int c = 0;
        for (; c + 16 <= s.Width; c += 16)
        {
            TTerm t0 = term.For(s.Result + c, 8, false), t1 = term.For(s.Result + c + 8, 8, false);
            nint at = s.At + c;
            for (int row = 0; row < s.Rows; row++, at += s.Stride)
            {
                Eight.Store(t0.At(at, 8), y + at, 8);
                Eight.Store(t1.At(at + 8, 8), y + at + 8, 8);
            }
        }

        for (; c < s.Width; c += 8)
        {
            int lanes = Math.Min(8, s.Width - c);
            TTerm t = term.For(s.Result + c, lanes, false);
            nint at = s.At + c;
            for (int row = 0; row < s.Rows; row++, at += s.Stride)
                Eight.Store(t.At(at, at + 8 <= s.Limit ? 8 : lanes), y + at, lanes);
        }
    }
}
