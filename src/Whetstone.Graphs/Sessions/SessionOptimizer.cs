using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Graphs;

/// <summary>An optimiser at work in one session.</summary>
/// <param name="optimizer">The rule.</param>
/// <param name="parameters">What it changes.</param>
/// <param name="powers">Where the graph keeps the powers of its decay rates, from which the number of steps follows; may be empty.</param>
internal sealed class SessionOptimizer(Optimizer optimizer, Parameter[] parameters, VariableState[] powers)
{
    private int seen = -1;

    internal Optimizer Optimizer { get; } = optimizer;

    /// <summary>Before a run: takes over settings, and the number of steps if the variables that tell it were set from outside.</summary>
    internal void Refresh(GraphOptimizer settings)
    {
        Optimizer.LearningRate = settings.LearningRate;
        if (powers.Length == 0) return;
        int changes = powers.Sum(p => p.Changes);
        if (changes == seen) return;
        seen = changes;
        long steps = Steps(powers[^1].Value.Item(), settings.Powers[^1].Value);
        foreach (Parameter parameter in parameters) Optimizer.SlotOf(parameter).Steps = steps;
    }

    // The power before step t is βᵗ. Once it is too small for a float, the corrections it stands for are 1 anyway.
    private static long Steps(float power, double beta) => power > 0 ? Math.Max(0, (long)Math.Round(Math.Log(power) / Math.Log(beta)) - 1) : 1_000_000_000;
}
