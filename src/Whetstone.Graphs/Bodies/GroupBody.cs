namespace Whetstone.Graphs;

/// <summary>Does nothing itself; what it waits for does.</summary>
internal sealed class GroupBody : Body
{
    internal override Tensor? Evaluate(Operation op, Replay replay) => null;
}
