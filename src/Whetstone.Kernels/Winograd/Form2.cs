using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>F(2, 3): two results from four products, at the points 0, 1, -1 and infinity.</summary>
internal readonly unsafe struct Form2 : IWinogradForm
{
    public static int Outputs => 2;

    public static int Size => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pixels<TVec, TSimd>(float** from, nint c, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec> =>
        Input<TVec, TSimd>(TSimd.Load(from[0] + c), TSimd.Load(from[4] + c), TSimd.Load(from[8] + c), TSimd.Load(from[12] + c), to, next);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input<TVec, TSimd>(float* from, nint step, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec> =>
        Input<TVec, TSimd>(TSimd.Load(from), TSimd.Load(from + step), TSimd.Load(from + 2 * step), TSimd.Load(from + 3 * step), to, next);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Weights<TVec, TSimd>(float* from, nint step, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        TVec g0 = TSimd.Load(from), g1 = TSimd.Load(from + step), g2 = TSimd.Load(from + 2 * step), half = TSimd.Create(0.5f), zero = default;
        TVec even = TSimd.Fma(TSimd.Add(g0, g2), half, zero);
        TSimd.Store(to, TSimd.Sub(zero, g0));
        TSimd.Store(to + next, TSimd.Fma(g1, half, even));
        TSimd.Store(to + 2 * next, TSimd.Fma(g1, TSimd.Create(-0.5f), even));
        TSimd.Store(to + 3 * next, g2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Products<TVec, TSimd>(float* from, nint step, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        TVec m1 = TSimd.Load(from + step), m2 = TSimd.Load(from + 2 * step);
        TSimd.Store(to, TSimd.Add(TSimd.Load(from), TSimd.Add(m1, m2)));
        TSimd.Store(to + next, TSimd.Add(TSimd.Sub(m1, m2), TSimd.Load(from + 3 * step)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Results<TVec, TSimd>(float* from, TVec init, float** to, nint c) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        int step = TSimd.Width;
        TVec m1 = TSimd.Load(from + step), m2 = TSimd.Load(from + 2 * step);
        TSimd.Store(to[0] + c, TSimd.Add(init, TSimd.Add(TSimd.Load(from), TSimd.Add(m1, m2))));
        TSimd.Store(to[1] + c, TSimd.Add(init, TSimd.Add(TSimd.Sub(m1, m2), TSimd.Load(from + 3 * step))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Input<TVec, TSimd>(TVec d0, TVec d1, TVec d2, TVec d3, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        TSimd.Store(to, TSimd.Sub(d2, d0));
        TSimd.Store(to + next, TSimd.Add(d2, d1));
        TSimd.Store(to + 2 * next, TSimd.Sub(d2, d1));
        TSimd.Store(to + 3 * next, TSimd.Sub(d3, d1));
    }
}
