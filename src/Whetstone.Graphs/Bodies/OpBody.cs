namespace Whetstone.Graphs;

/// <summary>One op of the library.</summary>
internal sealed class OpBody(Op op) : Body
{
    internal Op Op { get; } = op;

    internal override bool MayAlias => Op is Reshape or Slice or BroadcastTo or Permute;

    internal override Spec Infer(Spec[] inputs) => Op.For(inputs).Infer(inputs);

    internal override Tensor Evaluate(Operation op, Replay replay)
    {
        Tensor[] x = replay.Inputs(op);
        return Op.For([.. x.Select(t => t.Spec)]).Apply(x);
    }
}
