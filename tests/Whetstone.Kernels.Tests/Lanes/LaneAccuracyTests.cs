using Whetstone.Testing;

namespace Whetstone.Kernels.Tests;

/// <summary>Every function of the vector lanes, over the whole range of floats it is defined on, against the double-precision lane.</summary>
public sealed unsafe class LaneAccuracyTests
{
    // 2⁻²⁴ is the rounding of the result alone; the approximations add that of their last one or two operations.
    private const double Rounded = 1.2e-7, Approximated = 3e-7;

    private readonly Xunit.Abstractions.ITestOutputHelper output;

    public LaneAccuracyTests(Xunit.Abstractions.ITestOutputHelper output) => this.output = output;

    [Fact]
    public void Exp_is_right_to_its_last_bits() => Check<ExpFormula>(-87, 88, Approximated);

    [Fact]
    public void Expm1_is_right_near_zero_too() => Check<Expm1Formula>(-87, 88, Approximated);

    [Fact]
    public void Log_is_right_for_all_magnitudes() => Check<LogFormula>(1.2e-38f, float.MaxValue, Approximated);

    [Fact]
    public void Log1p_is_right_near_zero_and_far_from_it() => Check<Log1pFormula>(-0.999f, float.MaxValue, Approximated);

    [Fact]
    public void Sin_is_right_for_arguments_of_many_turns() => Check<SinFormula>(-1000, 1000, Approximated);

    [Fact]
    public void Cos_is_right_for_arguments_of_many_turns() => Check<CosFormula>(-1000, 1000, Approximated);

    [Fact]
    public void Tanh_is_right_everywhere() => Check<TanhFormula>(float.MinValue, float.MaxValue, Approximated);

    [Fact]
    public void Erf_is_right_everywhere() => Check<ErfFormula>(float.MinValue, float.MaxValue, Approximated);

    [Fact]
    public void Sqrt_is_correctly_rounded() => Check<SqrtFormula>(1.2e-38f, float.MaxValue, Rounded);

    [Fact]
    public void LogGamma_is_the_rounded_double() => Check<LogGammaFormula>(-50, 1e6f, Rounded);

    [Fact]
    public void Digamma_is_the_rounded_double() => Check<DigammaFormula>(-50, 1e6f, Rounded);

    [Fact]
    public void Trigamma_is_the_rounded_double() => Check<TrigammaFormula>(-50, 1e6f, Rounded);

    [Fact]
    public void Floor_is_exact() => Check<FloorFormula>(float.MinValue, float.MaxValue, 0);

    [Fact]
    public void Round_is_exact_and_sends_halves_to_even() => Check<RoundFormula>(float.MinValue, float.MaxValue, 0);

    private void Check<TFormula>(float low, float high, double tolerance) where TFormula : struct, IFormula
    {
        float[] x = Floats.Between(low, high);
        double[] expected = [.. x.Select(v => TFormula.Of(new F64(v)).Value)];
        Compare(x, expected, Run<TFormula, V16>(x), "V16");
        Compare(x, expected, Run<TFormula, V8>(x), "V8");
        Compare(x, expected, Run<TFormula, V4>(x), "V4");

        void Compare(float[] x, double[] expected, float[] y, string lane)
        {
            double worst = 0;
            int at = 0;
            for (int i = 0; i < x.Length; i++)
            {
                // A result below the least normal number has fewer digits, and one beyond the largest is infinite.
                if (Math.Abs(expected[i]) < 1.1754944e-38 && Math.Abs(y[i]) < 1.2e-38 || Math.Abs(expected[i]) > float.MaxValue) continue;
                double error = Difference.Relative(y[i], expected[i], scale: 0);
                if (error > worst) (worst, at) = (error, i);
            }
            output.WriteLine($"{lane}: {worst:0.0e+0} at {x[at]}");
            Assert.True(worst <= tolerance, $"{lane} at {x[at]:r}: {y[at]:r}, not {expected[at]:r}; error {worst:0.0e+0}");
        }
    }

    private static float[] Run<TFormula, T>(float[] x) where TFormula : struct, IFormula where T : struct, IVector<T>
    {
        float[] y = new float[x.Length];
        fixed (float* from = x, to = y)
            for (int i = 0; i < x.Length; i += T.Width) T.Store(TFormula.Of(T.Load(from + i)), to + i);
        return y;
    }
}
