using System.Numerics.Tensors;
using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The gradient of a convolution's input: <c>dy [N, O, OH, OW], w [O, C/G, KH, KW] → dx [N, C, H, W]</c>. Run forward, it is a transposed convolution.</summary>
/// <remarks>For a 1 x 1 convolution, a third input [N, C, H, W] is added: what reaches x on other ways.</remarks>
/// <param name="Conv">The convolution.</param>
/// <param name="Target">Shape of its input.</param>
[Op("Conv2dInputGrad")]
public sealed record Conv2dInputGrad(Conv2d Conv, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length is not (2 or 3)) throw Bad("expects dy [N, O, OH, OW] and w [O, C/G, KH, KW]", x);
        if (Conv.Infer([new(Target), x[1]]).Shape != x[0].Shape) throw Bad($"dy is not the shape of a result for x {Target}", x);
        if (x.Length == 3 && !Adds(Conv, Target, x[1].Shape)) throw Bad("only a convolution of 1 x 1 without stride, padding and groups adds a third input", x);
        if (x.Length == 3 && x[2].Shape != Target) throw Bad($"the third input is not the shape of x {Target}", x);
        return new(Target, x.Length == 3 ? x[0].DType.Promote(x[1].DType).Promote(x[2].DType) : x[0].DType.Promote(x[1].DType));
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => input == 1 ? Format.Contiguous : Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => input != 1;

    /// <inheritdoc/>
    public override bool MayOverwrite(int input) => input == 2;

    /// <inheritdoc/>
    public override Op ForSamples(int count) => this with { Target = Target.With(0, count) };

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        ConvGeometry g = Conv.Geometry(Target, l.Shape(1));
        if (ConvShapes.IsSingle(l))
        {
            if (l.Count == 3) ConvKernel.InputGradAdd(g, l.X(0), l.X(1), l.X(2), l.Y, l.Workers);
            else ConvKernel.InputGrad(g, l.X(0), l.X(1), l.Y, l.Workers);
            return;
        }
        using Widened dy = new(l.Bytes(0), l.DType(0)), w = new(l.Bytes(1), l.DType(1)), dx = new(l.Result.Shape.Size);
        ConvKernel64.InputGrad(g, dy.Span, w.Span, dx.Span);
        if (l.Count == 3)
        {
            using Widened sum = new(l.Bytes(2), l.DType(2));
            TensorPrimitives.Add(dx.Span, sum.Span, dx.Span);
        }
        dx.Narrow(l.OutBytes(), l.Result.DType);
    }

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => input != 2;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <summary>Whether the gradient of a convolution's input can be added to another tensor while it is made.</summary>
    /// <param name="conv">The convolution.</param>
    /// <param name="target">Shape [N, C, H, W] of its input.</param>
    /// <param name="weights">Shape of its weights.</param>
    public static bool Adds(Conv2d conv, Shape target, Shape weights)
    {
        ArgumentNullException.ThrowIfNull(conv);
        return ConvKernel.AddsInputGrad(conv.Geometry(target, weights));
    }

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) =>
        input switch
        {
            0 => Conv.Apply(dy, x[1]),
            1 => new Conv2dWeightGrad(Conv, x[1].Shape).Apply(dy, x[0]),
            _ => dy,
        };
}
