namespace Whetstone.Data;

/// <summary>Tensors of the same shape and type as the rows of one. n times […] → [n, …]. Has no gradient.</summary>
internal sealed record StackRows : Op
{
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = [x.Length, .. x[0].Shape.Span] };

    public override bool IsDifferentiable(int input) => false;

    public override void Run(in Launch l)
    {
        Span<byte> to = l.OutBytes();
        for (int i = 0; i < l.Count; i++)
        {
            ReadOnlySpan<byte> row = l.Bytes(i);
            row.CopyTo(to[(i * row.Length)..]);
        }
    }
}
