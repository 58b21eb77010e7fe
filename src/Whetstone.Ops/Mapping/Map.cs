using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>A pointwise function of one tensor, as an op.</summary>
/// <typeparam name="TFn">The function.</typeparam>
public sealed record Map<TFn>(TFn Fn) : Op, IMap where TFn : struct, IPointwise
{
    /// <inheritdoc/>
    public bool KeepsMaximum => TFn.KeepsMaximum && TFn.Keep == Keep.Output;

    /// <inheritdoc/>
    public Op Backward => new MapGrad<TFn>(Fn);

    /// <inheritdoc/>
    public Op? After(Op op) => op switch
    {
        BatchNorm norm => new BatchNormMap<TFn>(norm.Eps, Fn),
        BatchNormInference norm => new BatchNormInferenceMap<TFn>(norm.Eps, Fn),
        BatchNormGradSums sums => new BatchNormMapGradSums<TFn>(sums.Eps, Fn),
        BatchNormGradInput grad => new BatchNormMapGradInput<TFn>(grad.Eps, grad.Rows, Fn),
        IFusedConv { IsOpen: true } conv => conv.Then(Fn),
        IPreparedLinear { IsOpen: true } linear => linear.Then(Fn),
        _ => null,
    };

    /// <inheritdoc/>
    public Op? AfterSum(Op op) => op switch
    {
        BatchNorm norm => new BatchNormAddMap<TFn>(norm.Eps, Fn),
        BatchNormInference norm => new BatchNormInferenceAddMap<TFn>(norm.Eps, Fn),
        _ => null,
    };

    /// <inheritdoc/>
    public override string Name => typeof(TFn).Name;

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { DType = Mapping.ResultOf(TFn.Result, x[0].DType) };

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => Mapping.Samples(x[0]);

    /// <inheritdoc/>
    public override bool MayOverwrite(int input) => true;

    /// <inheritdoc/>
    public override bool IsPointwise => true;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        if (l.DType(0) == DType.Float32 && l.Result.DType == DType.Float32)
        {
            PointwiseKernel.Map(Fn, l.X(0), l.Y, l.Workers);
            return;
        }
        using Widened x = new(l.Bytes(0), l.DType(0)), y = new(l.Result.Shape.Size);
        PointwiseKernel64.Map(Fn, x.Span, y.Span);
        y.Narrow(l.OutBytes(), l.Result.DType);
    }

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => TFn.Keep.ReadsInput;

    /// <inheritdoc/>
    public override bool NeedsOutput => TFn.Keep.ReadsOutput;

    /// <inheritdoc/>
    public override Tensor? Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
    {
        // The fused pass has no gradient of its own; when one may be wanted, the slope is written out in ops.
        if (!Autograd.IsRecording) return new MapGrad<TFn>(Fn).Apply(x[0], y, dy);
        Sym slope = Fn.Slope(new Sym(x[0]), new Sym(y));
        return (new Sym(dy) * slope).ToTensor(dy.Spec);
    }
}

/// <summary>What a compiler pass may know of a <see cref="Map{TFn}"/> without its function's type.</summary>
public interface IMap
{
    /// <summary>Whether it may run after max pooling instead of before: see <see cref="IPointwise.KeepsMaximum"/>. Its gradient then reads the output alone.</summary>
    bool KeepsMaximum { get; }

    /// <summary>The op of its backward pass: <c>x, y, dy → dx</c>.</summary>
    Op Backward { get; }

    /// <summary>An op before it, or the backward pass of that op, with the function in the same sweep; null if there is none. Backward, dy is then the function's.</summary>
    Op? After(Op op);

    /// <summary>An op, a sum of its result and another tensor, and the function, in one sweep: the other tensor is the last input. Null if there is none.</summary>
    Op? AfterSum(Op op);
}

/// <summary>The backward pass of a pointwise function in one sweep: <c>dx = dy · slope(x, y)</c>.</summary>
/// <typeparam name="TFn">The function.</typeparam>
public sealed record MapGrad<TFn>(TFn Fn) : Op where TFn : struct, IPointwise
{
    /// <inheritdoc/>
    public override string Name => typeof(TFn).Name + "Grad";

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[2];

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[2].Format;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[2].Format;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => Mapping.Samples(x[2]);

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => true;

    /// <inheritdoc/>
    public override bool MayOverwrite(int input) => true;

    /// <inheritdoc/>
    public override bool IsPointwise => true;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        bool input = TFn.Keep.ReadsInput, output = TFn.Keep.ReadsOutput;
        if (l.Result.DType == DType.Float32)
        {
            PointwiseKernel.Slope(Fn, input ? l.X(0) : default, output ? l.X(1) : default, l.X(2), l.Y, l.Workers);
            return;
        }
        int length = l.Result.Shape.Size;
        using Widened x = input ? new(l.Bytes(0), l.DType(0)) : new(length), y = output ? new(l.Bytes(1), l.DType(1)) : new(length);
        using Widened dy = new(l.Bytes(2), l.DType(2)), dx = new(length);
        PointwiseKernel64.Slope(Fn, x.Span, y.Span, dy.Span, dx.Span);
        dx.Narrow(l.OutBytes(), l.Result.DType);
    }

    /// <inheritdoc/>
    public override Tensor? Lower(Tensor[] x) => (new Sym(x[2]) * Fn.Slope(new Sym(x[0]), new Sym(x[1]))).ToTensor(x[2].Spec);
}
