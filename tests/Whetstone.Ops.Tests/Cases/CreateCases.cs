using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

/// <summary>Ops without inputs, and draws of random numbers: for a given draw they are functions like any other.</summary>
public sealed class CreateCases : IOpCase
{
    private static readonly Drawn Draw = new(42, 3);

    public IEnumerable<OpTrial> Trials =>
    [
        new(new Fill([2, 3], DType.Float32, 1.5)),
        new(new Fill([2, 3], DType.Int64, 7)),
        new(new Fill([2, 3], DType.Bool, 1)),
        new(new Arange(7, 2, 0.5, DType.Float32)),
        new(new Arange(7, -3, 2, DType.Int64)),
        new(new Eye(3, 4, 1, DType.Float32)),
        new(new Linspace(9, 0, 1, DType.Float64)),
        new(new Normal([30, 1001], 1, 2, Draw, DType.Float32)),
        new(new Normal([33], 1, 2, Draw, DType.Float64)),
        new(new Uniform([30, 1001], -1, 2, Draw, DType.Float32)),
        new(new TruncatedNormal([30, 1001], 0, 1, -2, 2, Draw, DType.Float32)),
        new(new Bernoulli([30, 1001], 0.3f, Draw, DType.Float32)),
        new(new RandomInt([30, 1001], -5, 5, Draw)),
        new(new Permutation(1001, Draw)),
        new(new Dropout(0.4f, Draw), Normal(4, 5)),
        new(new Dropout(0.4f, Draw), Normal(2, 3, 4, 5)),
        new(new Dropout(0.4f, Draw), Normal(70, 1001)) { CheckGradients = false },
    ];
}
