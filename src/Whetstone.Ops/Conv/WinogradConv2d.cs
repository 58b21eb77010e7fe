using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary><see cref="Conv2d"/> of 3 x 3 windows, stride 1 and one group, with fewer products and another rounding: what the compiler puts in its place.</summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Form">How large the tiles are.</param>
[Op("WinogradConv2d")]
public sealed record WinogradConv2d(Conv2d Conv, WinogradForm Form) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        Spec y = Conv.Infer(x);
        return Conv.HasWinograd(x[1].Shape) ? y : throw Bad("needs 3 x 3 windows, stride and dilation 1, one group and padding up to 2", x);
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Conv.InputFormat(input, x);

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Conv.OutputFormat(x);

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        ConvGeometry g = Conv.Geometry(l.Shape(0), l.Shape(1));

        // Without an image, a channel or an element type of the fast kernels there is nothing to gain.
        if (ConvShapes.IsSingle(l) && WinogradKernel.Suits(g)) WinogradKernel.Forward(g, l.X(0), l.X(1), l.Count == 3 ? l.X(2) : default, l.Y, Form, l.Workers);
        else Conv.Run(l);
    }

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => Conv.NeedsInput(input);

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => Conv.Gradient(input, x, y, dy);
}
