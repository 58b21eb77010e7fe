using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>Gradients can be differentiated: the graph of the backward pass computes the derivative of the slope.</summary>
public sealed class SecondOrderLaws : PointwiseTheory
{
    [Theory, MemberData(nameof(Names))]
    public void The_gradient_of_the_gradient_is_the_derivative_of_the_slope(string name)
    {
        PointwiseCase op = Named(name);
        const int n = 50;
        double[][] x = op.Sample(n, seed: 13);
        for (int input = 0; input < op.Arity; input++)
        {
            Tensor[] leaves = [.. x.Select(c => Tensor.Of(c).AttachGrad())];
            Tensor y = op.Op.Apply(leaves);
            if (!y.RequiresGrad) return;
            Tensor slope = Autograd.Grad([y], [leaves[input]], createGraph: true)[0];
            double[] first = slope.ToArray<double>();
            double[][] second = slope.RequiresGrad ? [.. Autograd.Grad([slope], leaves).Select(t => t.ToArray<double>())] : [.. x.Select(c => new double[n])];
            for (int i = 0; i < n; i++)
            {
                double[] at = [.. x.Select(c => c[i])];
                Assert.True(Difference.Relative(first[i], op.Slope(input, at), 1) <= 1e-12, $"{name}: recorded slope {input} at ({string.Join(", ", at)}) is {first[i]}");
                for (int by = 0; by < op.Arity; by++)
                {
                    Dual[] lanes = [.. at.Select((v, k) => new Dual(v, k == by ? 1 : 0))];
                    double exact = op.Slope(input, lanes, op.Value<Dual>(lanes)).D;
                    Assert.True(Difference.Relative(second[by][i], exact, 1) <= 1e-10, $"{name}: slope {input} by {by} at ({string.Join(", ", at)}) is {second[by][i]}, not {exact}");
                }
            }
        }
    }
}
