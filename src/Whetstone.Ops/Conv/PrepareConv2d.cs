using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The weights of a convolution in the order in which its kernel reads them, for <see cref="FusedConv2d{TFn}"/>: <c>w [O, C/G, KH, KW] → [any]</c>.</summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Method">How it will be computed.</param>
[Op("PrepareConv2d")]
public sealed record PrepareConv2d(Conv2d Conv, ConvMethod Method) : Op
{
    /// <inheritdoc/>
    public override bool IsPreparation => true;

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length != 1 || x[0].Shape.Rank != 4 || x[0].DType != DType.Float32) throw Bad("expects float32 weights [O, C/G, KH, KW]", x);
        if (x[0].Shape[0] % Conv.Groups != 0) throw Bad($"the outputs of w do not divide into {Conv.Groups} groups", x);
        if (Method != ConvMethod.Direct && !Conv.HasWinograd(x[0].Shape)) throw Bad("needs 3 x 3 windows, stride and dilation 1, one group and padding up to 2", x);
        return new([LengthOf(Conv, Method, x[0].Shape, this)]);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        l.Y.Clear();
        ConvWeights.Prepare(Geometry(Conv, l.Shape(0)), Method, l.X(0), l.Y, l.Workers);
    }

    internal static int LengthOf(Conv2d conv, ConvMethod method, Shape w, Op op)
    {
        long length = ConvWeights.Length(Geometry(conv, w), method);
        return length <= int.MaxValue ? (int)length : throw new ShapeException($"{op.Name}: prepared weights {w} would have {length} elements");
    }

    // The order of the weights does not depend on the image.
    private static ConvGeometry Geometry(Conv2d conv, Shape w) => conv.Geometry([1, w[1] * conv.Groups, 1, 1], w);
}
