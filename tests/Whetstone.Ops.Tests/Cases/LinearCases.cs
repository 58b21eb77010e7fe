using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class LinearCases : IOpCase
{
    public IEnumerable<OpTrial> Trials =>
    [
        new(new MatMul(false, false), Normal(3, 4), Normal(4, 5)),
        new(new MatMul(true, false), Normal(4, 3), Normal(4, 5)),
        new(new MatMul(false, true), Normal(3, 4), Normal(5, 4)),
        new(new MatMul(true, true), Normal(4, 3), Normal(5, 4)),
        new(new MatMul(false, false), Normal(2, 3, 4), Normal(2, 4, 5)),
        new(new MatMul(false, false), Normal(2, 1, 3, 4), Normal(3, 4, 2)) { Note = "batches broadcast" },
        new(new MatMul(false, false), Normal(131, 70), Normal(70, 93)) { CheckGradients = false },
        new(new MatMul(false, true), Normal(1, 900), Normal(257, 900)) { CheckGradients = false },
        new(new Linear(), Normal(4, 5), Normal(7, 5)),
        new(new Linear(), Normal(4, 5), Normal(7, 5), Normal(7)),
        new(new Linear(), Normal(2, 3, 5), Normal(7, 5), Normal(7)),
        new(new Linear(), Normal(64, 300), Normal(129, 300), Normal(129)) { CheckGradients = false },
        new(new Unfold(3, 1, 1, 2), Normal(2, 3, 6, 5)),
        new(new Unfold((2, 3), (2, 1), (1, 0), (1, 2)), Normal(1, 2, 7, 6)),
        new(new Fold((6, 5), new Unfold(3, 1, 1, 2)), Normal(2, 27, 9)),
    ];
}
