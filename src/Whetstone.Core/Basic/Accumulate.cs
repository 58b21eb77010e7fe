using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The sum of two gradients of one tensor.</summary>
public sealed record Accumulate : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] == x[1] ? x[0] : throw Bad("gradients of one tensor differ in shape or type", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => false;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => x[0].Shape.Rank > 0 ? SampleWork.Each : SampleWork.Mixed;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => true;

    /// <inheritdoc/>
    public override bool MayOverwrite(int input) => true;

    /// <inheritdoc/>
    public override bool IsPointwise => true;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        BroadcastPlan plan = l.Once(this, static (_, in l) => BroadcastPlan.Of([l.Result.Shape.Size], [l.Result.Shape.Size], [l.Result.Shape.Size]));
        if (l.Result.DType == DType.Float32) PointwiseKernel.Map(new Plus(), plan, l.X(0), l.X(1), l.Y, l.Workers);
        else
        {
            using Widened a = new(l.Bytes(0), l.DType(0)), b = new(l.Bytes(1), l.DType(1)), y = new(l.Result.Shape.Size);
            PointwiseKernel64.Map(new Plus(), plan, a.Span, b.Span, y.Span);
            y.Narrow(l.OutBytes(), l.Result.DType);
        }
    }

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => dy;

    private readonly struct Plus : IPointwise2
    {
        public T Value<T>(T a, T b) where T : struct, ILane<T> => a + b;

        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(1);

        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(1);
    }
}
