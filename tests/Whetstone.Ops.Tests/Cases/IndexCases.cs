using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class IndexCases : IOpCase
{
    public IEnumerable<OpTrial> Trials =>
    [
        new(new Gather(1), Normal(3, 4), Below(4, 3, 6)),
        new(new Gather(0), Normal(3, 4, 2), Below(3, 5, 4, 2)),
        new(new Take(0), Normal(5, 3), Below(5, 2, 4)),
        new(new Take(1), Normal(3, 4, 2), Below(4, 6)),
        new(new Scatter(1), Normal(3, 4), Tensor.Of([0L, 2, 3, 1, 2, 0], [3, 2]), Normal(3, 2)),
        new(new ScatterAdd(0), Normal(3, 4), Below(3, 5, 4), Normal(5, 4)) { Note = "positions repeat" },
        new(new ScatterAdd(0), Normal(300, 40), Below(300, 500, 40), Normal(500, 40)) { CheckGradients = false, Note = "positions repeat" },
        new(new ArgSort(1, 4, true), Distinct(3, 4, 5)),
        new(new ArgSort(0, 2, false), Distinct(3, 4)),
        new(new OneHot(5), Below(5, 2, 3)),
    ];
}
