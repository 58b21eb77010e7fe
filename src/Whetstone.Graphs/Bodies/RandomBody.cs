namespace Whetstone.Graphs;

/// <summary>A function of tensors and of random numbers, which every session draws for itself.</summary>
/// <param name="function">The function.</param>
/// <param name="seed">Seed of this operation; null to follow from the graph's seed and the operation's name.</param>
internal sealed class RandomBody(Func<Rng, IReadOnlyList<Tensor>, Tensor> function, ulong? seed) : Body
{
    internal override Spec Infer(Spec[] inputs)
    {
        Rng any = new(0);
        return FunctionBody.ResultOf(Program.Trace(x => [function(any, x)], inputs));
    }

    internal override Tensor Evaluate(Operation op, Replay replay) => function(replay.Session.RandomOf(op), replay.Inputs(op));

    /// <summary>The stream of an operation in a new session.</summary>
    internal Rng NewStream(Operation op) => seed is { } own ? new(own ^ (op.Graph.Seed << 32)) : new Rng(op.Graph.Seed).Split(op.Name);
}
