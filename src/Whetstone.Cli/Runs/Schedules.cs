using Whetstone.Data;
using Whetstone.Optim;

namespace Whetstone.Cli;

/// <summary>Schedules of the learning rate by name, fitted to the length of a run.</summary>
internal static class Schedules
{
    internal const string Constant = "constant";

    /// <summary>The names.</summary>
    internal static IReadOnlyList<string> Names { get; } = [Constant, "step", "cosine", "warm-cosine", "one-cycle"];

    /// <summary>The schedule of that name, in epochs; null for a constant rate.</summary>
    internal static Schedule? Create(string name, int epochs) => name switch
    {
        Constant => null,
        "step" => new StepDecay(Math.Max(1, epochs / 3.0)),
        "cosine" => new CosineDecay(epochs),
        "warm-cosine" => new CosineDecay(epochs - Rise(epochs)).WithWarmUp(Rise(epochs)),
        "one-cycle" => Cosines.OneCycle(epochs),
        _ => throw new UnknownNameException("schedule", name, [.. Names]),
    };

    private static double Rise(int epochs) => epochs / 5.0;
}
