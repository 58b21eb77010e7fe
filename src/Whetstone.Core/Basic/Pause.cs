namespace Whetstone.Ops;

/// <summary>A place where a run of a program may end early.</summary>
internal sealed record Pause : Op
{
    public override bool HasSideEffect => true;

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(Whetstone.Shape.Scalar, DType.Bool);

    public override void Run(in Launch l)
    {
    }
}
