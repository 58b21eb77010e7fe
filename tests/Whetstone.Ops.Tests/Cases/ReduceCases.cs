using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class ReduceCases : IOpCase
{
    private static readonly Axes[] Axes = [default, 0, 1, -1, new[] { 0, 2 }];

    public IEnumerable<OpTrial> Trials => Axes.SelectMany(Each).Concat(Large);

    private static IEnumerable<OpTrial> Each(Axes axes)
    {
        foreach (bool keep in (bool[])[false, true])
        {
            yield return new(new Sum(axes, keep), Normal(3, 4, 5));
            yield return new(new Mean(axes, keep), Normal(3, 4, 5));
            yield return new(new Max(axes, keep), Distinct(3, 4, 5));
            yield return new(new Min(axes, keep), Distinct(3, 4, 5));
            yield return new(new LogSumExp(axes, keep), Normal(3, 4, 5));
            yield return new(new Var(axes, 1, keep), Normal(3, 4, 5));
            yield return new(new Std(axes, 0, keep), Normal(3, 4, 5));
            yield return new(new Norm(2, axes, keep), Normal(3, 4, 5));
            yield return new(new Norm(1, axes, keep), AwayFromZero(3, 4, 5));
            yield return new(new Norm(double.PositiveInfinity, axes, keep), Distinct(3, 4, 5));
            yield return new(new Any(axes, keep), Mask(3, 4, 5));
            yield return new(new All(axes, keep), Mask(3, 4, 5));
        }
        yield return new(new Prod(axes, false), AwayFromZero(2, 3, 2));
        yield return new(new Sum(axes, false), Below(9, 3, 4, 5)) { Note = "integers" };
        yield return new(new Mean(axes, true), Normal(2, 3, 4, 5));
        yield return new(new Max(axes, false), Distinct(2, 3, 4, 5));
    }

    private static IEnumerable<OpTrial> Large =>
    [
        new(new ArgMax(1, false), Distinct(3, 4, 5)),
        new(new ArgMin(-1, true), Distinct(3, 4, 5)),
        new(new CumSum(1), Normal(3, 4, 5)),
        new(new CumSum(0, Reverse: true), Normal(3, 4, 5)),
        new(new Sum(default, false), Normal(301, 177)) { CheckGradients = false },
        new(new Sum(0, false), Normal(301, 177)) { CheckGradients = false },
        new(new Var(1, 1, false), Normal(301, 177)) { CheckGradients = false },
        new(new LogSumExp(0, false), Normal(301, 177)) { CheckGradients = false },
        new(new CumSum(0), Normal(301, 177)) { CheckGradients = false },
        new(new Sum(1, false), Tensor.Zeros([3, 0])) { Note = "nothing to add" },
    ];
}
