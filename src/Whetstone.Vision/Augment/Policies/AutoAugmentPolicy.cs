namespace Whetstone.Vision;

/// <summary>Pairs of ops, one of which is drawn for each image. The three of the paper are here; others can be made.</summary>
public sealed partial class AutoAugmentPolicy
{
    /// <summary>Into how many steps magnitudes are divided.</summary>
    internal const int Steps = 10;

    /// <summary>A policy of pairs.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="pairs">At least one.</param>
    /// <exception cref="ArgumentException">There are no pairs, or an op, probability or magnitude is none there is.</exception>
    public AutoAugmentPolicy(string name, params IReadOnlyList<(PolicyStep First, PolicyStep Second)> pairs)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0) throw new ArgumentException($"the policy {name} has no pairs", nameof(pairs));
        foreach ((PolicyStep first, PolicyStep second) in pairs)
        {
            Check(name, first);
            Check(name, second);
        }
        (Name, Pairs) = (name, pairs);
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The pairs; each is equally likely.</summary>
    public IReadOnlyList<(PolicyStep First, PolicyStep Second)> Pairs { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static void Check(string policy, PolicyStep step)
    {
        if (step.Op is null || !AugmentOp.All.ContainsKey(step.Op)) throw new ArgumentException($"the policy {policy}: there is no op {step.Op}; there are {string.Join(", ", AugmentOp.All.Keys)}");
        if (step.P is not (>= 0 and <= 1)) throw new ArgumentException($"the policy {policy}: the probability of {step.Op} must be from 0 to 1; got {step.P}");
        if (step.Magnitude is < 0 or >= Steps) throw new ArgumentException($"the policy {policy}: the magnitude of {step.Op} must be from 0 to {Steps - 1}; got {step.Magnitude}");
    }
}
