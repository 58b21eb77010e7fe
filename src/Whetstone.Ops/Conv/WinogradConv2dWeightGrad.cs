using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary><see cref="Conv2dWeightGrad"/> of 3 x 3 windows, stride 1 and one group, with fewer products and another rounding: what the compiler puts in its place.</summary>
/// <param name="Grad">The gradient.</param>
[Op("WinogradConv2dWeightGrad")]
public sealed record WinogradConv2dWeightGrad(Conv2dWeightGrad Grad) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        Spec dw = Grad.Infer(x);
        return Grad.Conv.HasWinograd(dw.Shape) ? dw : throw Bad("needs 3 x 3 windows, stride and dilation 1, one group and padding up to 2", x);
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Grad.InputFormat(input, x);

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Sum;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => true;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        ConvGeometry g = Grad.Conv.Geometry(l.Shape(0), Grad.Target);
        if (ConvShapes.IsSingle(l) && WinogradKernel.Suits(g)) WinogradKernel.WeightGrad(g, l.X(0), l.X(1), l.Y, l.Workers);
        else Grad.Run(l);
    }

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => Grad.Gradient(input, x, y, dy);
}
