using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The transposes of <see cref="Form4"/>: what a gradient of the weights goes through, from products back to taps.</summary>
internal static unsafe class GradientForm<TVec, TSimd> where TVec : struct where TSimd : struct, ISimd<TVec>
{
    /// <summary>Four gradients of results become gradients of six products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Results(TVec d0, TVec d1, TVec d2, TVec d3, float* to, nint next)
    {
        TVec a2 = TSimd.Create(Form4.A2), b2 = TSimd.Create(Form4.B2);
        TSimd.Store(to, d0);
        TVec even = TSimd.Fma(d2, a2, d0), odd = TSimd.Fma(d3, a2, d1);
        TSimd.Store(to + next, TSimd.Fma(odd, TSimd.Create(Form4.A), even));
        TSimd.Store(to + 2 * next, TSimd.Fma(odd, TSimd.Create(-Form4.A), even));
        even = TSimd.Fma(d2, b2, d0);
        odd = TSimd.Fma(d3, b2, d1);
        TSimd.Store(to + 3 * next, TSimd.Fma(odd, TSimd.Create(Form4.B), even));
        TSimd.Store(to + 4 * next, TSimd.Fma(odd, TSimd.Create(-Form4.B), even));
        TSimd.Store(to + 5 * next, d3);
    }

    /// <summary>Gradients of six transformed weights become those of three weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Weights(float* from, nint step, float* to, nint next)
    {
        TVec s1 = TSimd.Load(from + step), s2 = TSimd.Load(from + 2 * step), s3 = TSimd.Load(from + 3 * step), s4 = TSimd.Load(from + 4 * step), zero = default;
        TVec a = TSimd.Fma(TSimd.Add(s1, s2), TSimd.Create(Form4.ScaleA), zero), b = TSimd.Fma(TSimd.Add(s3, s4), TSimd.Create(Form4.ScaleB), zero);
        TSimd.Store(to, TSimd.Fma(TSimd.Load(from), TSimd.Create(Form4.Scale0), TSimd.Add(a, b)));
        TVec odd = TSimd.Fma(TSimd.Sub(s3, s4), TSimd.Create(Form4.B * Form4.ScaleB), zero);
        TSimd.Store(to + next, TSimd.Fma(TSimd.Sub(s1, s2), TSimd.Create(Form4.A * Form4.ScaleA), odd));
        TSimd.Store(to + 2 * next, TSimd.Fma(a, TSimd.Create(Form4.A2), TSimd.Fma(b, TSimd.Create(Form4.B2), TSimd.Load(from + 5 * step))));
    }
}
