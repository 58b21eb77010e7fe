namespace Whetstone.Nn;

/// <content>Starting values.</content>
public abstract partial class Module
{
    /// <summary>Gives every parameter its starting values, and every random layer its stream.</summary>
    /// <param name="rng">Where the randomness comes from. Each parameter draws from its own split by name, so the same seed gives the same values in any order.</param>
    /// <param name="initializer">For all weights that have no initialiser of their own; biases then start at 0 (Gluon's rule).
    /// Without it, each layer starts as in PyTorch.</param>
    /// <param name="force">Gives new values also to parameters that have some; otherwise those are left alone (Gluon's <c>force_reinit</c>).</param>
    /// <returns>Names of the parameters left alone because they had values; empty when all were initialised.</returns>
    public IReadOnlyList<string> Initialize(Rng rng, Initializer? initializer = null, bool force = false)
    {
        ArgumentNullException.ThrowIfNull(rng);
        List<string> kept = [];
        foreach ((string path, Parameter parameter) in NamedParameters())
        {
            if (parameter.IsInitialized && !force) kept.Add(path);
            parameter.Initialize(initializer, rng.Split(path), force);
        }
        foreach ((string path, Module module) in NamedModules()) module.Random = rng.Split(path + ".random");
        return kept;
    }
}
