using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class LossCases : IOpCase
{
    public IEnumerable<OpTrial> Trials =>
    [
        new(new SoftmaxCrossEntropy(), Normal(5, 4), Below(4, 5)),
        new(new SoftmaxCrossEntropy(0.1, 2), Normal(5, 4), Below(4, 5)) { Note = "smoothed, label 2 ignored" },
        new(new SoftmaxCrossEntropy(0.2), Normal(2, 4, 3, 2), Below(4, 2, 3, 2), AwayFromZero(4).Abs()) { Note = "pixels, weighted" },
        new(new SoftmaxCrossEntropy(), Normal(300, 101), Below(101, 300)) { CheckGradients = false },
        new(new ClassTargets(4, 0.1, 2), Below(4, 2, 3)),
        new(new ClassTargets(4, 0, -100), Below(4, 5), AwayFromZero(4).Abs()),
    ];
}
