using Whetstone.Kernels;
using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class ShapeCases : IOpCase
{
    public IEnumerable<OpTrial> Trials =>
    [
        new(new Reshape([4, 6]), Normal(2, 3, 4)),
        new(new Reshape([2, 60]), Normal(2, 3, 4, 5)),
        new(new Permute([1, 0, 2]), Normal(2, 3, 4)),
        new(new Permute([0, 2, 3, 1]), Normal(2, 3, 4, 5)),
        new(new Permute([1, 0]), Normal(200, 301)) { CheckGradients = false },
        new(new BroadcastTo([2, 3, 4]), Normal(3, 1)),
        new(new BroadcastTo([2, 3, 4, 5]), Normal(2, 3, 1, 1)),
        new(new Slice([1, 0], [1, 2], [2, 2]), Normal(4, 5)),
        new(new Slice([3, 1], [-1, 1], [4, 3]), Normal(4, 5)) { Note = "backwards" },
        new(new Slice([0, 1, 1, 0], [1, 1, 2, 1], [2, 2, 2, 5]), Normal(2, 3, 4, 5)),
        new(new Concat(0), Normal(2, 3), Normal(1, 3), Normal(4, 3)),
        new(new Concat(1), Normal(2, 3, 4, 5), Normal(2, 2, 4, 5)),
        new(new Pad([1, 0, 2], [0, 2, 1], PadMode.Constant, 0.5), Normal(2, 3, 4)),
        new(new Pad([0, 0, 1, 2], [0, 0, 2, 1], PadMode.Constant, 0), Normal(2, 3, 4, 5)),
        new(new Pad([0, 0, 1, 2], [0, 0, 2, 1], PadMode.Reflect, 0), Normal(2, 3, 4, 5)),
        new(new Pad([0, 0, 1, 2], [0, 0, 2, 1], PadMode.Replicate, 0), Normal(2, 3, 4, 5)),
        new(new Pad([0, 0, 1, 2], [0, 0, 2, 1], PadMode.Circular, 0), Normal(2, 3, 4, 5)),
        new(new Cast(DType.Float64), Normal(2, 3)),
        new(new Cast(DType.Int64), Normal(2, 3)),
        new(new Cast(DType.Float32), Below(9, 2, 3, 4, 5)),
    ];
}
