namespace Whetstone.Ops;

/// <summary>Something that a program does on objects, not tensors, at its place in each run.</summary>
/// <param name="Action">What.</param>
/// <param name="IsBarrier">Whether it may look at tensors, so that ops keep their order with it.</param>
internal sealed record HostAction(Action Action, bool IsBarrier) : Op
{
    public override bool HasSideEffect => true;

    public override bool IsBarrier { get; } = IsBarrier;

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(Whetstone.Shape.Scalar, DType.Bool);

    public override void Run(in Launch l) => Action();
}
