using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The gradient of <see cref="Interpolate"/>, its adjoint: <c>dy [N, C, OH, OW] → dx [N, C, H, W]</c>.</summary>
/// <param name="Resize">The op.</param>
/// <param name="Target">Shape of its input.</param>
[Op("InterpolateGrad")]
public sealed record InterpolateGrad(Interpolate Resize, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) =>
        x[0].Shape == Resize.Infer([new(Target)]).Shape ? x[0] with { Shape = Target } : throw Bad($"dy is not the shape of a result for x {Target}", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        (int n, int c, int h, int w) = (Target[0], Target[1], Target[2], Target[3]);
        (int oh, int ow) = (Resize.Output.H, Resize.Output.W);
        if (Resize.Mode == InterpolateMode.Nearest) ResizeKernel.NearestGrad(n, h, w, c, oh, ow, l.X(0), l.Y, l.Workers, Resize.StepH, Resize.StepW);
        else ResizeKernel.BilinearGrad(n, h, w, c, oh, ow, Resize.AlignCorners, l.X(0), l.Y, l.Workers, Resize.StepH, Resize.StepW);
    }

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => false;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => Resize.Apply(dy);
}
