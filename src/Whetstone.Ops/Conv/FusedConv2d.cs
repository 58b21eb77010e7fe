using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>A convolution with what follows it in one sweep: <c>fn(x ⋆ w + bias + residual)</c>. What the compiler puts in the place of several ops.</summary>
/// <typeparam name="TFn">The function, such as an activation.</typeparam>
/// <param name="Conv">The convolution.</param>
/// <param name="Weights">The shape of the weights, [O, C/G, KH, KW].</param>
/// <param name="Method">How it is computed.</param>
/// <param name="IsPrepared">Whether the second input is what <see cref="PrepareConv2d"/> made of the weights, instead of the weights.</param>
/// <param name="HasBias">Whether the third input is a bias [O].</param>
/// <param name="HasResidual">Whether the last input is a tensor of the result's shape that is added.</param>
/// <param name="Fn">The function.</param>
public sealed record FusedConv2d<TFn>(Conv2d Conv, Shape Weights, ConvMethod Method, bool IsPrepared, bool HasBias, bool HasResidual, TFn Fn) : Op, IFusedConv
    where TFn : struct, IPointwise
{
    /// <inheritdoc/>
    public override string Name => $"FusedConv2d{(TFn.IsIdentity ? "" : typeof(TFn).Name)}";

    /// <inheritdoc/>
    public bool IsOpen => TFn.IsIdentity;

    private int Last => 1 + (HasBias ? 1 : 0) + (HasResidual ? 1 : 0);

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length != Last + 1) throw Bad($"expects {Last + 1} inputs", x);
        foreach (Spec s in x) if (s.DType != DType.Float32) throw Bad("needs float32", x);
        if (Weights.Rank != 4 || Weights[0] % Conv.Groups != 0) throw Bad($"{Weights} is no shape of weights in {Conv.Groups} groups", x);
        if (Method != ConvMethod.Direct && !Conv.HasWinograd(Weights)) throw Bad("needs 3 x 3 windows, stride and dilation 1, one group and padding up to 2", x);
        if (x[1].Shape != (IsPrepared ? [PrepareConv2d.LengthOf(Conv, Method, Weights, this)] : Weights)) throw Bad($"the second input is not of weights {Weights}", x);
        Spec y = HasBias ? Conv.Infer([x[0], new(Weights), x[2]]) : Conv.Infer([x[0], new(Weights)]);
        return !HasResidual || x[^1] == y ? y : throw Bad($"the residual is not {y}", x);
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => input == 0 || (HasResidual && input == Last) ? Format.ChannelsLast : Format.Contiguous;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => input == 0 || (HasResidual && input == Last);

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        ConvGeometry g = Conv.Geometry(l.Shape(0), Weights);
        // Without an image or a channel there is nothing to transform; the weights of an empty convolution are in no order.
        ConvMethod method = WinogradKernel.Suits(g) ? Method : ConvMethod.Direct;
        ConvKernel.Forward(Fn, method, g, l.X(0), l.X(1), IsPrepared && method == Method, HasBias ? l.X(2) : default, HasResidual ? l.X(Last) : default, l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => !IsPrepared;

    /// <inheritdoc/>
    public override Tensor?[] Gradients(bool[] wanted, Tensor[] x, Tensor y, Tensor dy)
    {
        Tensor[] inputs = x[..(HasBias ? 3 : 2)];
        Tensor conv = Conv.Apply(inputs), dz = new MapGrad<TFn>(Fn).Apply(HasResidual ? conv + x[^1] : conv, y, dy);
        Tensor?[] dx = Conv.Gradients(wanted[..inputs.Length], inputs, conv, dz);
        return HasResidual ? [.. dx, dz] : dx;
    }

    /// <inheritdoc/>
    public override Tensor? Lower(Tensor[] x)
    {
        if (IsPrepared) return null;
        Tensor conv = Conv.Apply(x.AsSpan(0, HasBias ? 3 : 2));
        return new Map<TFn>(Fn).Apply(HasResidual ? conv + x[^1] : conv);
    }

    /// <inheritdoc/>
    public Op Then<TOther>(TOther fn) where TOther : struct, IPointwise => new FusedConv2d<TOther>(Conv, Weights, Method, IsPrepared, HasBias, HasResidual, fn);

    /// <inheritdoc/>
    public Op AndResidual() => this with { HasResidual = true };

    /// <inheritdoc/>
    public (Op Prepare, Op Take) Prepared() => (new PrepareConv2d(Conv, Method), this with { IsPrepared = true });
}

/// <summary>What a compiler pass may know of a <see cref="FusedConv2d{TFn}"/> without its function's type.</summary>
public interface IFusedConv
{
    /// <summary>Whether there is no function yet.</summary>
    bool IsOpen { get; }

    /// <summary>Whether a residual is added.</summary>
    bool HasResidual { get; }

    /// <summary>Whether it takes prepared weights.</summary>
    bool IsPrepared { get; }

    /// <summary>The same, then a function.</summary>
    Op Then<TOther>(TOther fn) where TOther : struct, IPointwise;

    /// <summary>The same with a residual as last input, added before the function.</summary>
    Op AndResidual();

    /// <summary>The op that prepares its weights, and the one that takes them.</summary>
    (Op Prepare, Op Take) Prepared();
}
