namespace Whetstone.Graphs;

/// <summary>A function of tensors, called on symbols at shapes that are known by then.</summary>
internal sealed class FunctionBody(Func<IReadOnlyList<Tensor>, Tensor> function) : Body
{
    internal override bool MayAlias => true;

    internal override Spec Infer(Spec[] inputs) => ResultOf(Program.Trace(x => [function(x)], inputs));

    internal override Tensor Evaluate(Operation op, Replay replay) => function(replay.Inputs(op));

    internal static Spec ResultOf(Program program) => program.Values[program.Outputs[0]].Spec;
}
