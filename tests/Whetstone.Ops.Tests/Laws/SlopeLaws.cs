using Whetstone.Kernels;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>Slopes are derivatives: exactly, since a dual number carries the derivative through the op's own formula.</summary>
public sealed class SlopeLaws : PointwiseTheory
{
    // Both sides are double arithmetic; the worst loss is a cancellation of four digits in the tails of gelu and mish.
    private const double Tolerance = 1e-11;

    [Theory, MemberData(nameof(Names))]
    public void The_slope_is_the_exact_derivative_of_the_value(string name)
    {
        PointwiseCase op = Named(name);
        double[][] x = op.Sample(400, seed: 1);
        for (int input = 0; input < op.Arity; input++)
            for (int i = 0; i < x[0].Length; i++)
            {
                double[] at = [.. x.Select(column => column[i])];
                double exact = op.Value<Dual>(Seeded(at, input)).D, slope = op.Slope(input, at);
                Assert.True(Difference.Relative(slope, exact, 1) <= Tolerance, $"{name}: slope {input} at ({string.Join(", ", at)}) is {slope}, the derivative {exact}");
            }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_slope_formula_can_itself_be_differentiated(string name)
    {
        PointwiseCase op = Named(name);
        double[][] x = op.Sample(60, seed: 2);
        for (int input = 0; input < op.Arity; input++)
            for (int i = 0; i < x[0].Length; i++)
            {
                double[] at = [.. x.Select(column => column[i])];
                for (int by = 0; by < op.Arity; by++)
                {
                    Dual[] lanes = Seeded(at, by);
                    double exact = op.Slope(input, lanes, op.Value<Dual>(lanes)).D, step = 1e-4 * (1 + Math.Abs(at[by]));
                    double difference = (Shifted(op, input, at, by, step) - Shifted(op, input, at, by, -step)) / (2 * step);
                    // Central differences err by step² · third derivative; a kink inside the step is no error of the op.
                    if (Math.Abs(Shifted(op, input, at, by, step) + Shifted(op, input, at, by, -step) - 2 * op.Slope(input, at)) > 0.01 * step) continue;
                    Assert.True(Difference.Relative(exact, difference, 1) <= 1e-4, $"{name}: slope {input} by {by} at ({string.Join(", ", at)}) is {exact}, by differences {difference}");
                }
            }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_backward_kernel_computes_the_slope(string name)
    {
        PointwiseCase op = Named(name);
        double[][] x = op.Sample(67, seed: 3);
        Tensor[] inputs = [.. x.Select(column => Tensors.Float32(column, [67]).To(DType.Float64).AttachGrad())];
        Tensor y = op.Op.Apply(inputs);
        if (!y.RequiresGrad) return;
        y.Backward(Tensor.Full([67], 3, DType.Float64));
        for (int input = 0; input < op.Arity; input++)
            for (int i = 0; i < 67; i++)
            {
                double[] at = [.. x.Select(column => (double)(float)column[i])];
                double got = inputs[input].Grad?.ToArray<double>()[i] ?? 0;
                Assert.True(Difference.Relative(got, 3 * op.Slope(input, at), 1) <= Tolerance, $"{name}: gradient {input} at ({string.Join(", ", at)})");
            }
    }

    public static TheoryData<string> TakingInput => [.. PointwiseCases.All.Where(c => c.Value.SlopeTakesInput).Select(c => c.Key)];

    [Theory, MemberData(nameof(TakingInput))]
    public void The_slope_takes_the_input_for_the_output_where_an_op_says_so(string name)
    {
        PointwiseCase op = Named(name);
        foreach (double x in (double[])[.. op.Sample(400, seed: 4)[0], 0, -0.0, 6, Math.BitIncrement(6), double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            F64 at = new(x);
            Assert.True(op.Slope(0, [at], at) == op.Slope(0, [at], op.Value<F64>([at])), $"{name}: slope at {x}");
        }
    }

    private static Dual[] Seeded(double[] at, int input) => [.. at.Select((v, k) => new Dual(v, k == input ? 1 : 0))];

    private static double Shifted(PointwiseCase op, int input, double[] at, int by, double step) =>
        op.Slope(input, [.. at.Select((v, k) => k == by ? v + step : v)]);
}
