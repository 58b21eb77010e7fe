using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class ResizeCases : IOpCase
{
    private static readonly Size2[] Sizes = [(6, 8), (2, 3), (7, 5), 1];

    public IEnumerable<OpTrial> Trials => Sizes.SelectMany(size => new[]
    {
        new Interpolate(size, InterpolateMode.Nearest, false, 0, 0),
        new Interpolate(size, InterpolateMode.Bilinear, false, 0, 0),
        new Interpolate(size, InterpolateMode.Bilinear, true, 0, 0),
    }).SelectMany(op => (OpTrial[])[new(op, Normal(2, 3, 4, 5)), new(new InterpolateGrad(op, [2, 3, 4, 5]), Normal(2, 3, op.Output.H, op.Output.W))]);
}
