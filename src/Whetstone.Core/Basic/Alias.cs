namespace Whetstone.Ops;

/// <summary>The same tensor under another identity in the graph.</summary>
internal sealed record Alias : Op
{
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0];

    public override int? View(ReadOnlySpan<Spec> x) => 0;

    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

    public override bool NeedsInput(int input) => false;

    public override bool NeedsOutput => false;

    public override void Run(in Launch l) => throw new InvalidOperationException("a view runs no kernel");

    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => dy;
}
