namespace Whetstone.Graphs;

/// <summary>Changes a variable, the first input, by a value, the second.</summary>
/// <param name="combine">The new value from the old one and the second input; null to replace it.</param>
internal sealed class AssignBody(Func<Tensor, Tensor, Tensor>? combine) : Body
{
    internal override bool HasEffect => true;

    internal override bool MayAlias => true;

    internal override bool Reads(int input) => input > 0 || combine is not null;

    internal override Tensor Evaluate(Operation op, Replay replay)
    {
        using IDisposable plain = Autograd.NoGrad();
        VariableState state = replay.Session.StateOf(op.Inputs[0].Op);
        Tensor value = replay.Operand(op.Inputs[1]);
        state.Value.Assign(combine is null ? value : combine(state.Value, value));
        return state.Value;
    }
}
