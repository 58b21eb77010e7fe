using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Single-precision approximations, written in lane arithmetic; errors are a few units in the last place.</summary>
internal static class Approximation
{
    // Below these, a function that starts as x + O(x²) or x + O(x³) is x to the last bit; this also keeps −0 and denormals.
    private const double Linear2 = 5e-8, Linear3 = 2e-4;

    /// <summary>To about one unit in the last place, and exactly 1 at 0, where the framework's vector form gives 1 + 2⁻²³.</summary>
    /// <remarks>Range reduction and polynomial follow Cephes (Moshier): <c>exp(x) = 2ⁿ · exp(x − n·log 2)</c>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Exp<T>(T x) where T : struct, IVector<T>
    {
        // Beyond these the result is 0 or ∞ already; NaN passes through.
        x = T.Min(T.Max(x, T.Of(-104)), T.Of(89));
        T n = T.Round(x * T.Of(1.44269504));

        // log 2 in two parts; the first has so few bits that n times it is exact.
        T r = x - n * T.Of(0.693359375) - n * T.Of(-2.12194440e-4);
        T p = r * T.Of(1.9875691500e-4) + T.Of(1.3981999507e-3);
        p = p * r + T.Of(8.3334519073e-3);
        p = p * r + T.Of(4.1665795894e-2);
        p = p * r + T.Of(1.6666665459e-1);
        p = p * r + T.Of(5.0000001201e-1);
        p = p * (r * r) + r + T.Of(1);

        // n spans more than one exponent can hold, so 2ⁿ is a product of two.
        T half = T.Floor(n * T.Of(0.5));
        return p * T.PowerOfTwo(half) * T.PowerOfTwo(n - half);
    }

    /// <summary>Odd polynomial below 0.625 (Cephes' coefficients), <c>1 − 2/(exp(2|x|) + 1)</c> above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Tanh<T>(T x) where T : struct, IVector<T>
    {
        T z = x * x, a = T.Abs(x);
        T p = T.Of(-5.70498872745e-3);
        p = p * z + T.Of(2.06390887954e-2);
        p = p * z + T.Of(-5.37397155531e-2);
        p = p * z + T.Of(1.33314422036e-1);
        p = p * z + T.Of(-3.33332819422e-1);
        T small = T.IfLess(a, T.Of(Linear3), x, x + x * (z * p));
        T large = T.Of(1) - T.Of(2) / (T.Exp(a + a) + T.Of(1));
        return T.IfLess(a, T.Of(0.625), small, T.IfLess(x, T.Of(0), -large, large));
    }

    /// <summary><c>2t/(1 − t)</c> with <c>t = tanh(x/2)</c> near zero, where <c>exp(x) − 1</c> would cancel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Expm1<T>(T x) where T : struct, IVector<T>
    {
        T t = Tanh(x * T.Of(0.5));
        T small = T.IfLess(T.Abs(x), T.Of(Linear2), x, (t + t) / (T.Of(1) - t));
        return T.IfLess(T.Abs(x), T.Of(1), small, T.Exp(x) - T.Of(1));
    }

    /// <summary>The logarithm of the rounded <c>1 + x</c>, corrected by what the rounding lost (Kahan).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Log1p<T>(T x) where T : struct, IVector<T>
    {
        T u = T.Of(1) + x;
        T corrected = T.Log(u) + (x - (u - T.Of(1))) / u;
        T infinite = T.IfEqual(u, T.Of(double.PositiveInfinity), u, corrected);
        return T.IfLess(T.Abs(x), T.Of(Linear2), x, T.IfEqual(u, T.Of(0), T.Of(double.NegativeInfinity), infinite));
    }

    /// <summary>Maclaurin series up to 1; above, the rational-exponential form of erfc in Numerical Recipes, section 6.2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Erf<T>(T x) where T : struct, IVector<T>
    {
        T a = T.Abs(x), z = x * x;
        T small = Series(z);
        T t = T.Of(1) / (T.Of(1) + a * T.Of(0.5));
        T tail = t * T.Exp(Tail(t) - a * a);
        T large = T.Of(1) - tail;
        return T.IfLess(a, T.Of(1), x * small, T.IfLess(x, T.Of(0), -large, large));
    }

    // Terms (−1)^n / (n! (2n + 1)) · 2/√π; eleven reach 1e-9 at z = 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series<T>(T z) where T : struct, IVector<T>
    {
        const double c = 1.1283791670955126;
        T p = T.Of(c / 3628800 / 21);
        p = p * z + T.Of(-c / 362880 / 19);
        p = p * z + T.Of(c / 40320 / 17);
        p = p * z + T.Of(-c / 5040 / 15);
        p = p * z + T.Of(c / 720 / 13);
        p = p * z + T.Of(-c / 120 / 11);
        p = p * z + T.Of(c / 24 / 9);
        p = p * z + T.Of(-c / 6 / 7);
        p = p * z + T.Of(c / 2 / 5);
        p = p * z + T.Of(-c / 3);
        return p * z + T.Of(c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Tail<T>(T t) where T : struct, IVector<T>
    {
        T p = T.Of(0.17087277);
        p = p * t + T.Of(-0.82215223);
        p = p * t + T.Of(1.48851587);
        p = p * t + T.Of(-1.13520398);
        p = p * t + T.Of(0.27886807);
        p = p * t + T.Of(-0.18628806);
        p = p * t + T.Of(0.09678418);
        p = p * t + T.Of(0.37409196);
        p = p * t + T.Of(1.00002368);
        return p * t + T.Of(-1.26551223);
    }
}
