namespace Whetstone.Graphs;

/// <summary>Something that holds until it is disposed: Python's <c>with</c>.</summary>
/// <param name="name">The full name of a scope of names; empty for other scopes.</param>
/// <param name="end">What ends it.</param>
public sealed class Scope(string name, Action end) : IDisposable
{
    private Action? end = end;

    /// <summary>The full name of a scope of names, without the slash at its end; empty for other scopes.</summary>
    public string Name { get; } = name;

    /// <summary>Ends the scope.</summary>
    public void Dispose()
    {
        end?.Invoke();
        end = null;
    }
}
