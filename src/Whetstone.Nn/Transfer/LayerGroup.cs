namespace Whetstone.Nn;

/// <summary>Layers that are frozen together, or trained at one rate.</summary>
public sealed class LayerGroup
{
    internal LayerGroup(IReadOnlyList<Module> modules, HashSet<Parameter> taken)
    {
        Modules = modules;
        Parameters = [.. modules.SelectMany(m => m.OwnParameters()).Select(p => p.Value).Where(taken.Add)];
    }

    /// <summary>The modules, in the order of declaration. A module that holds others stands beside them.</summary>
    public IReadOnlyList<Module> Modules { get; }

    /// <summary>Their parameters, each once.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Keeps training from changing the group.</summary>
    /// <param name="norm">What becomes of batch normalisation.</param>
    public void Freeze(FrozenNorm norm = FrozenNorm.Learn)
    {
        foreach (Parameter parameter in Parameters) parameter.Freeze();
        foreach (BatchNorm layer in Modules.OfType<BatchNorm>())
        {
            layer.KeepEval(norm == FrozenNorm.Fix);
            if (norm == FrozenNorm.Learn) layer.Freeze(false);
        }
    }

    /// <summary>Lets training change the group again, batch normalisation included.</summary>
    public void Unfreeze()
    {
        foreach (Parameter parameter in Parameters) parameter.Freeze(false);
        foreach (BatchNorm layer in Modules.OfType<BatchNorm>()) layer.KeepEval(false);
    }
}
