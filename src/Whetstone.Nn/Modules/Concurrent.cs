namespace Whetstone.Nn;

/// <summary>Branches that all take the same input; their outputs are concatenated (Gluon's <c>Concurrent</c>, Inception's block).</summary>
/// <remarks>Shape: any → the branches' shapes, added along one axis, by default the channels.</remarks>
public sealed class Concurrent : Module
{
    private readonly Module[] branches;
    private readonly int axis;

    /// <summary>The branches, concatenated along the channels.</summary>
    public Concurrent(params Module[] branches) : this(1, branches)
    {
    }

    /// <summary>The branches, concatenated along <paramref name="axis"/>.</summary>
    public Concurrent(int axis, params Module[] branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        (this.axis, this.branches) = (axis, branches);
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Tensor.Concat([.. branches.Select(b => b.Call(x))], axis);

    /// <inheritdoc/>
    protected override void VisitMembers(IMemberVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        for (int i = 0; i < branches.Length; i++) visitor.Child($"{i}", branches[i]);
    }
}
