using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Joins terms in a fixed tree: sixteen steps at most in one lane, then halves with halves.</summary>
/// <remarks>The tree depends on the number of terms alone; a sum's error grows with its depth, log n.</remarks>
internal static unsafe class Fold
{
    private const int RowBlock = 1024, ColumnBlock = 16;

    /// <summary>Joins the <paramref name="n"/> terms from <paramref name="at"/> on, which all belong to one result.</summary>
    public static float Row<TTerm, TJoin>(in TTerm term, nint at, int n) where TTerm : struct, ITerm<TTerm> where TJoin : struct, IJoin
    {
        if (n <= RowBlock) return Block<TTerm, TJoin>(term, at, n);
        int half = Half(n, RowBlock);
        Vector256<float> left = Vector256.CreateScalar(Row<TTerm, TJoin>(term, at, half));
        return TJoin.Join(left, Vector256.CreateScalar(Row<TTerm, TJoin>(term, at + half, n - half))).ToScalar();
    }

    /// <summary>Joins each column's terms into <paramref name="y"/>, which has room for whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns<TTerm, TJoin>(in TTerm term, Strip strip, float* y) where TTerm : struct, ITerm<TTerm> where TJoin : struct, IJoin
    {
        if (strip.Rows <= ColumnBlock)
        {
            Block<TTerm, TJoin>(term, strip, y);
            return;
        }

        float* right = stackalloc float[Extent.StripWidth];
        int half = Half(strip.Rows, ColumnBlock);
        Columns<TTerm, TJoin>(term, strip.Part(0, half), y);
        Columns<TTerm, TJoin>(term, strip.Part(half, strip.Rows - half), right);
        for (int c = 0; c < strip.Width; c += Eight.Width)
            TJoin.Join(Vector256.Load(y + c), Vector256.Load(right + c)).Store(y + c);
    }

    private static int Half(int n, int block) => (n / 2 + block - 1) / block * block;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Block<TTerm, TJoin>(TTerm term, nint at, int n) where TTerm : struct, ITerm<TTerm> where TJoin : struct, IJoin
    {
        Vector256<float> none = Vector256.Create(TJoin.Identity), a0 = none;
        int i = 0;
        if (n >= 64)
        {
            // Eight accumulators: two additions a cycle at a latency of four.
            Vector256<float> a1 = none, a2 = none, a3 = none, a4 = none, a5 = none, a6 = none, a7 = none;
            for (; i + 64 <= n; i += 64)
            {
                a0 = TJoin.Join(a0, term.At(at + i, 8)); a1 = TJoin.Join(a1, term.At(at + i + 8, 8));
                a2 = TJoin.Join(a2, term.At(at + i + 16, 8)); a3 = TJoin.Join(a3, term.At(at + i + 24, 8));
                a4 = TJoin.Join(a4, term.At(at + i + 32, 8)); a5 = TJoin.Join(a5, term.At(at + i + 40, 8));
                a6 = TJoin.Join(a6, term.At(at + i + 48, 8)); a7 = TJoin.Join(a7, term.At(at + i + 56, 8));
            }

            a0 = TJoin.Join(TJoin.Join(TJoin.Join(a0, a1), TJoin.Join(a2, a3)), TJoin.Join(TJoin.Join(a4, a5), TJoin.Join(a6, a7)));
        }

        for (; i + 8 <= n; i += 8) a0 = TJoin.Join(a0, term.At(at + i, 8));
        if (i < n)
        {
            Vector256<int> exists = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(n - i));
            a0 = TJoin.Join(a0, Vector256.ConditionalSelect(exists.AsSingle(), term.At(at + i, n - i), none));
        }

        a0 = TJoin.Join(a0, Vector256.Shuffle(a0, Vector256.Create(4, 5, 6, 7, 0, 1, 2, 3)));
        a0 = TJoin.Join(a0, Vector256.Shuffle(a0, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5)));
        return TJoin.Join(a0, Vector256.Shuffle(a0, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6))).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block<TTerm, TJoin>(TTerm term, Strip s, float* y) where TTerm : struct, ITerm<TTerm> where TJoin : struct, IJoin
    {
        Vector256<float> none = Vector256.Create(TJoin.Identity);
        int c = 0;
        for (; c + 32 <= s.Width; c += 32)
        {
            TTerm t0 = term.For(s.Result + c, 8, false), t1 = term.For(s.Result + c + 8, 8, false);
            TTerm t2 = term.For(s.Result + c + 16, 8, false), t3 = term.For(s.Result + c + 24, 8, false);
            Vector256<float> a0 = none, a1 = none, a2 = none, a3 = none;
            nint at = s.At + c;
            for (int row = 0; row < s.Rows; row++, at += s.Stride)
            {
                a0 = TJoin.Join(a0, t0.At(at, 8)); a1 = TJoin.Join(a1, t1.At(at + 8, 8));
                a2 = TJoin.Join(a2, t2.At(at + 16, 8)); a3 = TJoin.Join(a3, t3.At(at + 24, 8));
            }

            a0.Store(y + c); a1.Store(y + c + 8); a2.Store(y + c + 16); a3.Store(y + c + 24);
        }

        if (c < s.Width) Rest<TTerm, TJoin>(term, s, c, y);
    }

    // Up to 31 columns, side by side: one sum alone would wait for each addition.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest<TTerm, TJoin>(TTerm term, Strip s, int c, float* y) where TTerm : struct, ITerm<TTerm> where TJoin : struct, IJoin
    {
        Vector256<float> none = Vector256.Create(TJoin.Identity), a0 = none, a1 = none, a2 = none, last = none;
        int whole = (s.Width - c - 1) / 8, at3 = c + 8 * whole, lanes = s.Width - at3;
        TTerm t0 = term.For(s.Result + c, Math.Min(8, s.Width - c), false), t1 = whole > 1 ? term.For(s.Result + c + 8, 8, false) : t0;
        TTerm t2 = whole > 2 ? term.For(s.Result + c + 16, 8, false) : t0, t3 = term.For(s.Result + at3, lanes, false);
        nint at = s.At + c, end = s.At + at3;
        for (int row = 0; row < s.Rows; row++, at += s.Stride, end += s.Stride)
        {
            if (whole > 0) a0 = TJoin.Join(a0, t0.At(at, 8));
            if (whole > 1) a1 = TJoin.Join(a1, t1.At(at + 8, 8));
            if (whole > 2) a2 = TJoin.Join(a2, t2.At(at + 16, 8));
            last = TJoin.Join(last, end + 8 <= s.Limit ? t3.At(end, 8) : t3.At(end, lanes));
        }

        if (whole > 0) a0.Store(y + c);
        if (whole > 1) a1.Store(y + c + 8);
        if (whole > 2) a2.Store(y + c + 16);
        last.Store(y + at3);
    }
}
