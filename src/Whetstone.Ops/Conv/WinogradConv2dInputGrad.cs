using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary><see cref="Conv2dInputGrad"/> of 3 x 3 windows, stride 1 and one group, with fewer products and another rounding: what the compiler puts in its place.</summary>
/// <param name="Grad">The gradient.</param>
/// <param name="Form">How large the tiles are.</param>
[Op("WinogradConv2dInputGrad")]
public sealed record WinogradConv2dInputGrad(Conv2dInputGrad Grad, WinogradForm Form) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        Spec dx = Grad.Infer(x);
        return Grad.Conv.HasWinograd(x[1].Shape) ? dx : throw Bad("needs 3 x 3 windows, stride and dilation 1, one group and padding up to 2", x);
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Grad.InputFormat(input, x);

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Grad.OutputFormat(x);

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) =>
        WinogradKernel.MixesImages(Grad.Conv.Geometry(Grad.Target, x[1].Shape), Form) ? SampleWork.Mixed : SampleWork.Each;

    /// <inheritdoc/>
    public override Op ForSamples(int count) => this with { Grad = (Conv2dInputGrad)Grad.ForSamples(count) };

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        ConvGeometry g = Grad.Conv.Geometry(Grad.Target, l.Shape(1));
        if (ConvShapes.IsSingle(l) && WinogradKernel.Suits(g)) WinogradKernel.InputGrad(g, l.X(0), l.X(1), l.Y, Form, l.Workers);
        else Grad.Run(l);
    }

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => Grad.Gradient(input, x, y, dy);
}
