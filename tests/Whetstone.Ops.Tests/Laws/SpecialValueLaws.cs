using Whetstone.Kernels;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>At NaN, infinities, zeros of either sign, denormal and huge numbers, the vector lanes give the same kind of result as the reference.</summary>
public sealed class SpecialValueLaws : PointwiseTheory
{
    private static readonly float[] Special =
    [
        float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, float.Epsilon, -float.Epsilon, 1e-40f, -1e-40f,
        1, -1, 0.5f, -0.5f, 2, -3, 1e-20f, -1e-20f, 100, -100, 1e20f, -1e20f, float.MaxValue, float.MinValue,
    ];

    [Theory, MemberData(nameof(Names))]
    public void Vectors_of_16_give_the_same_kind_of_result(string name) => Check<V16>(Named(name));

    [Theory, MemberData(nameof(Names))]
    public void Vectors_of_8_give_the_same_kind_of_result(string name) => Check<V8>(Named(name));

    [Theory, MemberData(nameof(Names))]
    public void Vectors_of_4_give_the_same_kind_of_result(string name) => Check<V4>(Named(name));

    private static void Check<T>(PointwiseCase op) where T : struct, IVector<T>
    {
        int count = (int)Math.Pow(Special.Length, op.Arity), padded = (count + 15) / 16 * 16;
        float[][] x = [.. Enumerable.Range(0, op.Arity).Select(k => new float[padded])];
        for (int i = 0; i < padded; i++)
            for (int k = 0, rest = i; k < op.Arity; k++, rest /= Special.Length) x[k][i] = Special[rest % Special.Length];
        float[] y = VectorLanes.Values<T>(op, x);
        List<string> wrong = [];
        for (int i = 0; i < count; i++)
        {
            double expected = op.Value([.. x.Select(c => (double)c[i])]);
            if (!HasQuotient(op, x, i) || !HasTarget(op, x, i)) continue;
            if (Kind(y[i]) != Kind((float)expected)) wrong.Add($"({string.Join(", ", x.Select(c => c[i]))}) is {y[i]}, not {expected}");
        }
        Assert.True(wrong.Count == 0, $"{op.Name}: {wrong.Count} of {count}: {string.Join("; ", wrong.Take(12))}");
    }

    // What is below the least normal number may be 0 of the same sign: exp(100), for one, is beyond single precision on the way to 1/(1 + exp(100)).
    private static string Kind(float x)
    {
        if (float.IsNaN(x)) return "NaN";
        string sign = float.IsNegative(x) ? "−" : "+";
        return sign + (float.IsInfinity(x) ? "∞" : Math.Abs(x) < 1.1754944e-38f ? "0" : "finite");
    }

    // Floor division and remainder need a quotient that single precision holds with its fraction.
    private static bool HasQuotient(PointwiseCase op, float[][] x, int i)
    {
        if (op.Function != typeof(FloorDivide) && op.Function != typeof(Remainder)) return true;
        double quotient = Math.Abs((double)x[0][i] / x[1][i]);
        return !double.IsFinite(quotient) || quotient == 0 || quotient is > 1e-30 and < 1 << 24;
    }

    // A target is a probability and its weight no huge number; with others a loss is a difference of two that overflow.
    private static bool HasTarget(PointwiseCase op, float[][] x, int i) =>
        op.Function != typeof(BinaryCrossEntropyWithLogits) || (x[1][i] is >= 0 and <= 1 && x[2][i] is >= 0 and <= 1);
}
