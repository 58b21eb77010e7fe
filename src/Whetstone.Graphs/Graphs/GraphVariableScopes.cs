namespace Whetstone.Graphs;

/// <content>Variables shared by name.</content>
public sealed partial class Graph
{
    private string variableScope = "";
    private bool reuse;

    /// <summary>Prefixes the names of variables made by <see cref="GetVariable"/>, and of operations: <c>tf.variable_scope</c>.</summary>
    /// <param name="name">The prefix. Entered twice, it names the same variables but other operations.</param>
    /// <param name="reuse">Whether variables must exist already; it holds for scopes inside, too.</param>
    public Scope VariableScope(string name, bool reuse = false)
    {
        (string Scope, bool Reuse) before = (variableScope, this.reuse);
        Scope names = NameScope(name);
        variableScope = before.Scope.Length == 0 ? name : $"{before.Scope}/{name}";
        this.reuse |= reuse;
        return new(variableScope, () =>
        {
            (variableScope, this.reuse) = before;
            names.Dispose();
        });
    }

    /// <summary>A variable of the open variable scope: made, or found if the scope reuses. See <see cref="Tf.GetVariable"/>.</summary>
    internal Tensor GetVariable(string name, Spec spec, GraphInitializer initializer, bool trainable)
    {
        string full = variableScope.Length == 0 ? name : $"{variableScope}/{name}";
        bool exists = VariableStore.TryGetValue(full, out Tensor? known);
        if (!reuse && exists) throw new GraphException($"Variable {full} already exists, disallowed. Did you mean to set reuse: true in VariableScope?");
        if (reuse && !exists) throw new GraphException($"Variable {full} does not exist, or was not created with Tf.GetVariable(). Did you mean to set reuse: false in VariableScope?");
        if (!exists) return VariableStore[full] = Declare(Names.Absolute(full), _ => Initial(spec, initializer), trainable);
        return known!.Spec == spec ? known : throw new GraphException($"Trying to share variable {full}, but specified {spec} and found {known.Spec}.");
    }

    private Tensor Initial(Spec spec, GraphInitializer initializer)
    {
        using Scope here = AsDefault(), names = NameScope("Initializer");
        Tensor value = initializer(spec);
        return value.Spec == spec ? value : throw new GraphException($"initialiser: gave {value.Spec} for a variable {spec}");
    }
}
