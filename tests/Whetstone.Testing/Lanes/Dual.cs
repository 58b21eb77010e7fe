using Whetstone.Kernels;

namespace Whetstone.Testing;

/// <summary>A number and its derivative in one direction: a formula evaluated on this lane yields its exact slope.</summary>
/// <param name="V">The value.</param>
/// <param name="D">The derivative.</param>
/// <remarks>At a kink a branch decides, so the slope is one of the two sides'; the laws keep away from kinks and name them apart.</remarks>
public readonly record struct Dual(double V, double D) : ILane<Dual>
{
    private const double TwoOverRootPi = 1.1283791670955126;

    public static Dual Of(double constant) => new(constant, 0);

    public static Dual operator +(Dual a, Dual b) => new(a.V + b.V, a.D + b.D);

    public static Dual operator -(Dual a, Dual b) => new(a.V - b.V, a.D - b.D);

    public static Dual operator *(Dual a, Dual b) => new(a.V * b.V, a.D * b.V + a.V * b.D);

    public static Dual operator /(Dual a, Dual b) => new(a.V / b.V, (a.D - a.V / b.V * b.D) / b.V);

    public static Dual operator -(Dual x) => new(-x.V, -x.D);

    public static Dual Max(Dual a, Dual b) => double.IsNaN(a.V) || a.V > b.V ? a : b;

    public static Dual Min(Dual a, Dual b) => double.IsNaN(a.V) || a.V < b.V ? a : b;

    public static Dual Abs(Dual x) => x.V < 0 ? -x : x;

    public static Dual Sqrt(Dual x) => Chain(x, Math.Sqrt(x.V), 0.5 / Math.Sqrt(x.V));

    public static Dual Exp(Dual x) => Chain(x, Math.Exp(x.V), Math.Exp(x.V));

    public static Dual Expm1(Dual x) => Chain(x, F64.Expm1(new(x.V)).Value, Math.Exp(x.V));

    public static Dual Log(Dual x) => Chain(x, Math.Log(x.V), 1 / x.V);

    public static Dual Log1p(Dual x) => Chain(x, F64.Log1p(new(x.V)).Value, 1 / (1 + x.V));

    public static Dual Sin(Dual x) => Chain(x, Math.Sin(x.V), Math.Cos(x.V));

    public static Dual Cos(Dual x) => Chain(x, Math.Cos(x.V), -Math.Sin(x.V));

    public static Dual Tanh(Dual x) => Chain(x, Math.Tanh(x.V), 1 / (Math.Cosh(x.V) * Math.Cosh(x.V)));

    public static Dual Erf(Dual x) => Chain(x, SpecialFunctions.Erf(x.V), TwoOverRootPi * Math.Exp(-x.V * x.V));

    public static Dual LogGamma(Dual x) => Chain(x, SpecialFunctions.LogGamma(x.V), SpecialFunctions.Digamma(x.V));

    public static Dual Digamma(Dual x) => Chain(x, SpecialFunctions.Digamma(x.V), SpecialFunctions.Trigamma(x.V));

    public static Dual Trigamma(Dual x) => Chain(x, SpecialFunctions.Trigamma(x.V), Tetragamma.Of(x.V));

    public static Dual Floor(Dual x) => Of(Math.Floor(x.V));

    public static Dual Round(Dual x) => Of(Math.Round(x.V, MidpointRounding.ToEven));

    public static Dual IfLess(Dual a, Dual b, Dual then, Dual otherwise) => a.V < b.V ? then : otherwise;

    public static Dual IfEqual(Dual a, Dual b, Dual then, Dual otherwise) => a.V == b.V ? then : otherwise;

    public static Dual Pow(Dual a, Dual b)
    {
        double y = Math.Pow(a.V, b.V);
        double da = a.D == 0 || b.V == 0 ? 0 : a.D * b.V * Math.Pow(a.V, b.V - 1);
        double db = b.D == 0 || y == 0 ? 0 : b.D * y * Math.Log(a.V);
        return new(y, da + db);
    }

    private static Dual Chain(Dual x, double value, double slope) => new(value, slope * x.D);
}
