using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>A pointwise function of three tensors that broadcast, as an op; the result has the type of the last two.</summary>
/// <typeparam name="TFn">The function.</typeparam>
public sealed record Map3<TFn>(TFn Fn) : Op where TFn : struct, IPointwise3
{
    /// <inheritdoc/>
    public override string Name => typeof(TFn).Name;

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) =>
        Mapping.TryBroadcast(x, out Shape shape) ? new(shape, x[1].DType.Promote(x[2].DType)) : throw Bad("shapes do not broadcast", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Mapping.Common(x);

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Mapping.Common(x);

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => Mapping.Samples(Infer(x));

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => Mapping.IsBatched(x[input], Infer(x));

    /// <inheritdoc/>
    public override bool MayOverwrite(int input) => true;

    /// <inheritdoc/>
    public override bool IsPointwise => true;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        BroadcastPlan plan = l.Once(this, static (_, in l) => Mapping.Plan(l));
        if (l.DType(0) == DType.Float32 && l.DType(1) == DType.Float32 && l.DType(2) == DType.Float32)
        {
            PointwiseKernel.Map(Fn, plan, l.X(0), l.X(1), l.X(2), l.Y, l.Workers);
            return;
        }
        using Widened a = new(l.Bytes(0), l.DType(0)), b = new(l.Bytes(1), l.DType(1)), c = new(l.Bytes(2), l.DType(2)), y = new(l.Result.Shape.Size);
        PointwiseKernel64.Map(Fn, plan, a.Span, b.Span, c.Span, y.Span);
        y.Narrow(l.OutBytes(), l.Result.DType);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => true;

    /// <inheritdoc/>
    public override Tensor? Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
    {
        Sym a = new(x[0]), b = new(x[1]), c = new(x[2]), r = new(y);
        Sym slope = input switch { 0 => Fn.SlopeA(a, b, c, r), 1 => Fn.SlopeB(a, b, c, r), _ => Fn.SlopeC(a, b, c, r) };
        return (new Sym(dy) * slope).ToTensor(dy.Spec);
    }
}
