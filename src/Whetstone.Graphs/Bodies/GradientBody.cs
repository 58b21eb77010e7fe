namespace Whetstone.Graphs;

/// <summary>One of the gradients that were asked for together.</summary>
/// <param name="request">All of them.</param>
/// <param name="index">Which.</param>
internal sealed class GradientBody(GradientRequest request, int index) : Body
{
    internal GradientRequest Request { get; } = request;

    internal override Tensor Evaluate(Operation op, Replay replay) => replay.Gradients(Request)[index];
}
