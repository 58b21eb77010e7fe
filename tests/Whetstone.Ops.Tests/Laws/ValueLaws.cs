using Whetstone.Kernels;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>The vector lanes compute what the double-precision reference computes, as far as single precision goes.</summary>
public sealed class ValueLaws : PointwiseTheory
{
    // An op is a handful of operations, each within one or two units of 2⁻²⁴ = 6e-8 of its own result.
    private const double Tolerance = 1e-6;

    [Theory, MemberData(nameof(Names))]
    public void Vectors_of_16_agree_with_the_reference(string name) => Check<V16>(Named(name));

    [Theory, MemberData(nameof(Names))]
    public void Vectors_of_8_agree_with_the_reference(string name) => Check<V8>(Named(name));

    [Theory, MemberData(nameof(Names))]
    public void Vectors_of_4_agree_with_the_reference(string name) => Check<V4>(Named(name));

    private static void Check<T>(PointwiseCase op) where T : struct, IVector<T>
    {
        float[][] x = [.. op.Sample(4096, seed: 8).Select(c => c.Select(v => (float)v).ToArray())];
        float[] y = VectorLanes.Values<T>(op, x);
        double worst = 0;
        string where = "";
        for (int i = 0; i < y.Length; i++)
        {
            double[] at = [.. x.Select(c => (double)c[i])];
            double error = Difference.Relative(y[i], op.Value(at), Scale(op, at));
            if (error <= worst) continue;
            worst = error;
            where = $"({string.Join(", ", at)}): {y[i]} for {op.Value(at)}";
        }
        Assert.True(worst <= Tolerance, $"{op.Name}: relative error {worst} at {where}");
    }

    // The size of what is added last, where that cancels: the error is relative to it, not to the difference that is left.
    private static double Scale(PointwiseCase op, double[] at) => op.Function.Name switch
    {
        nameof(Gelu) => Math.Abs(at[0]) / 2,        // x/2 · (1 + erf): in the left tail erf is near −1
        nameof(GeluTanh) => Math.Abs(at[0] * op.Slope(0, at)),      // its exponent grows as x³, and with it the weight of the rounding of x
        nameof(Remainder) => Math.Abs(at[0]),       // a − b⌊a/b⌋
        _ => 0,
    };
}
