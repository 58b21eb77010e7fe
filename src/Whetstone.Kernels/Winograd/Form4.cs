using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>F(4, 3): four results from six products, at the points 0, A, -A, B, -B and infinity.</summary>
/// <remarks>With A · B = 1 the powers of the points stay close to one, and so do the roundings.</remarks>
internal readonly unsafe struct Form4 : IWinogradForm
{
    public const float A = 0.70710678f, B = 1.41421356f, A2 = 0.5f, B2 = 2, A3 = A * A2, B3 = B * B2;

    // One over the product of a point's distances to the others.
    public const float ScaleA = 1 / (2 * A2 * (A2 - B2)), ScaleB = 1 / (2 * B2 * (B2 - A2)), Scale0 = 1 / (A2 * B2);

    public static int Outputs => 4;

    public static int Size => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pixels<TVec, TSimd>(float** from, nint c, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec> =>
        Input<TVec, TSimd>(TSimd.Load(from[0] + c), TSimd.Load(from[6] + c), TSimd.Load(from[12] + c), TSimd.Load(from[18] + c),
            TSimd.Load(from[24] + c), TSimd.Load(from[30] + c), to, next);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input<TVec, TSimd>(float* from, nint step, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec> =>
        Input<TVec, TSimd>(TSimd.Load(from), TSimd.Load(from + step), TSimd.Load(from + 2 * step), TSimd.Load(from + 3 * step),
            TSimd.Load(from + 4 * step), TSimd.Load(from + 5 * step), to, next);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Weights<TVec, TSimd>(float* from, nint step, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        TVec g0 = TSimd.Load(from), g1 = TSimd.Load(from + step), g2 = TSimd.Load(from + 2 * step), zero = default;
        TVec a = TSimd.Fma(TSimd.Fma(g2, TSimd.Create(A2), g0), TSimd.Create(ScaleA), zero);
        TVec b = TSimd.Fma(TSimd.Fma(g2, TSimd.Create(B2), g0), TSimd.Create(ScaleB), zero);
        TSimd.Store(to, TSimd.Fma(g0, TSimd.Create(Scale0), zero));
        TSimd.Store(to + next, TSimd.Fma(g1, TSimd.Create(A * ScaleA), a));
        TSimd.Store(to + 2 * next, TSimd.Fma(g1, TSimd.Create(-A * ScaleA), a));
        TSimd.Store(to + 3 * next, TSimd.Fma(g1, TSimd.Create(B * ScaleB), b));
        TSimd.Store(to + 4 * next, TSimd.Fma(g1, TSimd.Create(-B * ScaleB), b));
        TSimd.Store(to + 5 * next, g2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Products<TVec, TSimd>(float* from, nint step, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec> =>
        Outputs4<TVec, TSimd>(from, step, default, to, to + next, to + 2 * next, to + 3 * next);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Results<TVec, TSimd>(float* from, TVec init, float** to, nint c) where TVec : struct where TSimd : struct, ISimd<TVec> =>
        Outputs4<TVec, TSimd>(from, TSimd.Width, init, to[0] + c, to[1] + c, to[2] + c, to[3] + c);

    // The rows of a point and of its negative share their even and their odd part.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Input<TVec, TSimd>(TVec d0, TVec d1, TVec d2, TVec d3, TVec d4, TVec d5, float* to, nint next)
        where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        TVec product = TSimd.Create(A2 * B2), sum = TSimd.Create(-A2 - B2), a2 = TSimd.Create(-A2), b2 = TSimd.Create(-B2);
        TSimd.Store(to, TSimd.Fma(d2, sum, TSimd.Fma(d0, product, d4)));
        TVec even = TSimd.Fma(d2, b2, d4), odd = TSimd.Fma(d1, b2, d3);
        TSimd.Store(to + next, TSimd.Fma(odd, TSimd.Create(A), even));
        TSimd.Store(to + 2 * next, TSimd.Fma(odd, TSimd.Create(-A), even));
        even = TSimd.Fma(d2, a2, d4);
        odd = TSimd.Fma(d1, a2, d3);
        TSimd.Store(to + 3 * next, TSimd.Fma(odd, TSimd.Create(B), even));
        TSimd.Store(to + 4 * next, TSimd.Fma(odd, TSimd.Create(-B), even));
        TSimd.Store(to + 5 * next, TSimd.Fma(d3, sum, TSimd.Fma(d1, product, d5)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Outputs4<TVec, TSimd>(float* from, nint step, TVec init, float* to0, float* to1, float* to2, float* to3)
        where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        TVec m1 = TSimd.Load(from + step), m2 = TSimd.Load(from + 2 * step), m3 = TSimd.Load(from + 3 * step), m4 = TSimd.Load(from + 4 * step);
        TVec evenA = TSimd.Add(m1, m2), oddA = TSimd.Sub(m1, m2), evenB = TSimd.Add(m3, m4), oddB = TSimd.Sub(m3, m4);
        TSimd.Store(to0, TSimd.Add(TSimd.Add(TSimd.Load(from), init), TSimd.Add(evenA, evenB)));
        TSimd.Store(to1, TSimd.Fma(oddA, TSimd.Create(A), TSimd.Fma(oddB, TSimd.Create(B), init)));
        TSimd.Store(to2, TSimd.Fma(evenA, TSimd.Create(A2), TSimd.Fma(evenB, TSimd.Create(B2), init)));
        TSimd.Store(to3, TSimd.Fma(oddA, TSimd.Create(A3), TSimd.Fma(oddB, TSimd.Create(B3), TSimd.Add(TSimd.Load(from + 5 * step), init))));
    }
}
