using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>Repeats a tensor along axes where its extent is 1 or missing (NumPy's broadcasting).</summary>
[Op("Expand", Onnx = "Expand", Since = 13)]
public sealed record BroadcastTo(Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) =>
        Whetstone.Shape.TryBroadcast(x[0].Shape, Target, out Shape result) && result == Target ? x[0] with { Shape = Target } : throw Bad($"does not broadcast to {Target}", x);

    /// <inheritdoc/>
    public override int? View(ReadOnlySpan<Spec> x) => x[0].Shape.Size == Target.Size ? 0 : null;

    /// <inheritdoc/>
    public override void Run(in Launch l) =>
        l.Once(this, static (op, in l) => CopyPlan.Broadcast(l.Shape(0).Span, op.Target.Span)).Run(l.Result.DType.Size, l.Bytes(0), l.OutBytes(), l.Workers);

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => false;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => dy;      // the walker sums it to the input's shape
}
