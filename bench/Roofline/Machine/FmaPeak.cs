using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Bench.Roofline;

/// <summary>The most multiply-adds a thread can do: twelve chains in registers, nothing read, nothing written.</summary>
/// <remarks>Two units of four cycles' latency need eight chains; twelve leave room for five cycles and fit into sixteen registers.</remarks>
internal static class FmaPeak
{
    private const int Chains = 12, Trials = 30, Rounds = 50_000;

    /// <summary>Lanes of the widest vector that this process uses.</summary>
    internal static int Lanes => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Operations of one <see cref="Probe"/>.</summary>
    internal static double ProbeFlops => 2.0 * Chains * Rounds * Lanes;

    /// <summary>FLOP/s of so many threads together; the best of some trials of about a quarter of a millisecond.</summary>
    internal static double Measure(int threads) => threads * ProbeFlops / ThreadTeam.Best(threads, Trials, _ => Probe());

    /// <summary>One trial.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Probe()
    {
        float sum = Vector512.IsHardwareAccelerated ? Run<Vector512<float>, Fma512>()
            : Vector256.IsHardwareAccelerated ? Run<Vector256<float>, Fma256>()
            : Run<Vector128<float>, Fma128>();
        if (float.IsNaN(sum)) throw new InvalidOperationException("The loop went astray: its sums stay finite.");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run<TVec, TFma>() where TVec : struct where TFma : struct, IFma<TVec>
    {
        // Sums stay near two: a · c + 1 with a = 1/2.
        TVec a = TFma.Of(0.5f), one = TFma.Of(1);
        TVec c0 = one, c1 = one, c2 = one, c3 = one, c4 = one, c5 = one, c6 = one, c7 = one, c8 = one, c9 = one, c10 = one, c11 = one;
        for (int i = Rounds; i > 0; i--)
        {
            c0 = TFma.Fma(c0, a, one);
            c1 = TFma.Fma(c1, a, one);
            c2 = TFma.Fma(c2, a, one);
            c3 = TFma.Fma(c3, a, one);
            c4 = TFma.Fma(c4, a, one);
            c5 = TFma.Fma(c5, a, one);
            c6 = TFma.Fma(c6, a, one);
            c7 = TFma.Fma(c7, a, one);
            c8 = TFma.Fma(c8, a, one);
            c9 = TFma.Fma(c9, a, one);
            c10 = TFma.Fma(c10, a, one);
            c11 = TFma.Fma(c11, a, one);
        }

        TVec left = TFma.Add(TFma.Add(TFma.Add(c0, c1), TFma.Add(c2, c3)), TFma.Add(c4, c5));
        TVec right = TFma.Add(TFma.Add(TFma.Add(c6, c7), TFma.Add(c8, c9)), TFma.Add(c10, c11));
        return TFma.Sum(TFma.Add(left, right));
    }
}
