using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary><c>exp(x)</c> to about one unit in the last place, and exactly 1 for 0.</summary>
/// <remarks>
/// <c>Vector256.Exp(0)</c> is 1 + 2⁻²³, so that a certain prediction would have a loss. Range reduction and polynomial follow
/// Cephes (Moshier): <c>exp(x) = 2ⁿ · exp(x − n·log 2)</c>.
/// </remarks>
internal static class Exponential
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Vector256<float> x)
    {
        // Beyond these the result is 0 or ∞ already; NaN passes through.
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-104f)), Vector256.Create(89f));
        Vector256<float> n = Vector256.Round(x * Vector256.Create(1.44269504f));

        // log 2 in two parts; the first has so few bits that n times it is exact.
        Vector256<float> r = x - n * Vector256.Create(0.693359375f) - n * Vector256.Create(-2.12194440e-4f);
        Vector256<float> p = r * Vector256.Create(1.9875691500e-4f) + Vector256.Create(1.3981999507e-3f);
        p = p * r + Vector256.Create(8.3334519073e-3f);
        p = p * r + Vector256.Create(4.1665795894e-2f);
        p = p * r + Vector256.Create(1.6666665459e-1f);
        p = p * r + Vector256.Create(5.0000001201e-1f);
        p = p * (r * r) + r + Vector256<float>.One;

        // n spans more than one exponent can hold, so 2ⁿ is a product of two.
        Vector256<int> whole = Vector256.ConvertToInt32(n), half = whole >> 1;
        return p * Power(half) * Power(whole - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Power(Vector256<int> n) => ((n + Vector256.Create(127)) << 23).AsSingle();
}
