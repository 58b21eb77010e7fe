namespace Whetstone.Kernels;

/// <summary>One double: the lane of tensors that are not single precision, and the reference of the tests.</summary>
/// <param name="Value">The number.</param>
public readonly record struct F64(double Value) : ILane<F64>
{
    /// <inheritdoc/>
    public static F64 Of(double constant) => new(constant);

    /// <inheritdoc/>
    public static F64 operator +(F64 a, F64 b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    public static F64 operator -(F64 a, F64 b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    public static F64 operator *(F64 a, F64 b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    public static F64 operator /(F64 a, F64 b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    public static F64 operator -(F64 x) => new(-x.Value);

    /// <inheritdoc/>
    public static F64 Max(F64 a, F64 b) => new(Math.Max(a.Value, b.Value));

    /// <inheritdoc/>
    public static F64 Min(F64 a, F64 b) => new(Math.Min(a.Value, b.Value));

    /// <inheritdoc/>
    public static F64 Abs(F64 x) => new(Math.Abs(x.Value));

    /// <inheritdoc/>
    public static F64 Sqrt(F64 x) => new(Math.Sqrt(x.Value));

    /// <inheritdoc/>
    public static F64 Exp(F64 x) => new(Math.Exp(x.Value));

    /// <inheritdoc/>
    public static F64 Expm1(F64 x)
    {
        // Kahan's form: the rounding errors of exp and log cancel.
        double u = Math.Exp(x.Value);
        if (u == 1) return x;
        double um1 = u - 1;
        return new(um1 == -1 || double.IsInfinity(u) ? um1 : um1 * x.Value / Math.Log(u));
    }

    /// <inheritdoc/>
    public static F64 Log(F64 x) => new(Math.Log(x.Value));

    /// <inheritdoc/>
    public static F64 Log1p(F64 x)
    {
        double u = 1 + x.Value;
        return u == 1 || double.IsPositiveInfinity(u) ? x : new(Math.Log(u) * x.Value / (u - 1));
    }

    /// <inheritdoc/>
    public static F64 Sin(F64 x) => new(Math.Sin(x.Value));

    /// <inheritdoc/>
    public static F64 Cos(F64 x) => new(Math.Cos(x.Value));

    /// <inheritdoc/>
    public static F64 Tanh(F64 x) => new(Math.Tanh(x.Value));

    /// <inheritdoc/>
    public static F64 Erf(F64 x) => new(SpecialFunctions.Erf(x.Value));

    /// <inheritdoc/>
    public static F64 Pow(F64 a, F64 b) => new(Math.Pow(a.Value, b.Value));

    /// <inheritdoc/>
    public static F64 LogGamma(F64 x) => new(SpecialFunctions.LogGamma(x.Value));

    /// <inheritdoc/>
    public static F64 Digamma(F64 x) => new(SpecialFunctions.Digamma(x.Value));

    /// <inheritdoc/>
    public static F64 Trigamma(F64 x) => new(SpecialFunctions.Trigamma(x.Value));

    /// <inheritdoc/>
    public static F64 Floor(F64 x) => new(Math.Floor(x.Value));

    /// <inheritdoc/>
    public static F64 Round(F64 x) => new(Math.Round(x.Value, MidpointRounding.ToEven));

    /// <inheritdoc/>
    public static F64 IfLess(F64 a, F64 b, F64 then, F64 otherwise) => a.Value < b.Value ? then : otherwise;

    /// <inheritdoc/>
    public static F64 IfEqual(F64 a, F64 b, F64 then, F64 otherwise) => a.Value == b.Value ? then : otherwise;
}
