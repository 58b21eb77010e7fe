using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The gradient of the images of <see cref="GridSample"/>: <c>dy [N, C, OH, OW], grid → dx [N, C, H, W]</c>.</summary>
/// <param name="Sampling">The op.</param>
/// <param name="Target">Shape of its images.</param>
public sealed record GridSampleInputGrad(GridSample Sampling, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) =>
        x[0].Shape == Sampling.Infer([new(Target), x[1]]).Shape ? x[0] with { Shape = Target } : throw Bad($"dy is not the shape of a result for x {Target}", x);

    /// <inheritdoc/>
    public override void Run(in Launch l) => GridKernel.InputGrad(Sampling.Extents(Target, l.Shape(1)), l.X(0), l.X(1), l.Y, l.Workers);
}

/// <summary>The gradient of the grid of <see cref="GridSample"/>: <c>dy [N, C, OH, OW], x, grid → dgrid [N, OH, OW, 2]</c>.</summary>
/// <param name="Sampling">The op.</param>
public sealed record GridSampleGridGrad(GridSample Sampling) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) =>
        x[0].Shape == Sampling.Infer([x[1], x[2]]).Shape ? x[2] : throw Bad("dy is not the shape of the result", x);

    /// <inheritdoc/>
    public override void Run(in Launch l) => GridKernel.GridGrad(Sampling.Extents(l.Shape(1), l.Shape(2)), l.X(0), l.X(1), l.X(2), l.Y, l.Workers);
}
