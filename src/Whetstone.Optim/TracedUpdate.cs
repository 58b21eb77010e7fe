using System.Runtime.CompilerServices;

namespace Whetstone.Optim;

/// <summary>The update of one parameter as part of a program: its settings, which may differ from run to run.</summary>
public sealed class TracedUpdate
{
    /// <summary>The settings of the rule's stages, shared with the ops that apply them; most rules have one stage.</summary>
    internal List<object> Settings { get; } = [];

    // A loop: later runs of a program must not allocate.
    internal StrongBox<TFn>? Find<TFn>() where TFn : struct
    {
        foreach (object settings in Settings) if (settings is StrongBox<TFn> found) return found;
        return null;
    }
}
