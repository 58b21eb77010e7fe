namespace Whetstone.Graphs;

/// <summary>A variable: its numbers belong to the session.</summary>
/// <param name="trainable">Whether optimisers change it.</param>
internal sealed class VariableBody(bool trainable) : Body
{
    internal bool Trainable { get; } = trainable;

    /// <summary>The tensor that operations use in the variable's stead: <c>W1/read</c>.</summary>
    internal Tensor? Read { get; set; }

    /// <summary>The operation that gives it its first value: <c>W1/Assign</c>.</summary>
    internal Operation? Initializer { get; set; }

    internal override bool MayAlias => true;

    internal override Tensor Evaluate(Operation op, Replay replay) => replay.Session.StateOf(op).Value;
}
