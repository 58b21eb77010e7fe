namespace Whetstone.Graphs;

/// <summary>Stands for a value given at each run.</summary>
internal sealed class PlaceholderBody : Body
{
    internal override Tensor Evaluate(Operation op, Replay replay) =>
        throw new GraphException($"You must feed a value for placeholder tensor '{op.Name}' with dtype {op.Output!.DType.Name} and shape {TupleText.Of(op.Output.Shape)}");
}
