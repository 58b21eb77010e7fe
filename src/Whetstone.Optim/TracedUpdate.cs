namespace Whetstone.Optim;

/// <summary>The update of one parameter as part of a program: its settings, which may differ from run to run.</summary>
public sealed class TracedUpdate
{
    /// <summary>The rule's settings, shared with the op that applies them.</summary>
    internal object? Settings { get; set; }
}
