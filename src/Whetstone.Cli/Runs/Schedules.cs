using Whetstone.Learn;
using Whetstone.Optim;

namespace Whetstone.Cli;

/// <summary>A schedule of the learning rate by name, fitted to the length of a run. A new one is a line here.</summary>
/// <param name="Name">What users type.</param>
/// <param name="Help">What help texts say of it, after the name.</param>
/// <param name="Create">The schedule, in epochs, of a run of so many; null for a rate that follows none.</param>
internal sealed record Schedules(string Name, string Help, Func<int, Schedule>? Create)
{
    internal const string Constant = "constant";
    private const string Plateau = "plateau";

    // The rate ends at a hundredth, where a schedule has no end of its own.
    private const double Last = 0.01;

    private static readonly Schedules[] All =
    [
        new(Constant, "stays", null),
        new("step", "divides it by ten twice", epochs => new StepDecay(Math.Max(1, epochs / 3.0))),
        new("multistep", "divides it by ten after half and three quarters of the run", epochs => new MultiStepDecay([epochs / 2.0, epochs * 0.75])),
        new("exponential", "takes it to a hundredth, by the same factor each epoch", epochs => new ExponentialDecay(Math.Pow(Last, 1.0 / epochs))),
        new("polynomial", "takes it to 0 as the square of the time that is left", epochs => new PolynomialDecay(epochs, Power: 2)),
        new("inverse", "takes it to a tenth, ever slower", epochs => new InverseDecay(9.0 / epochs)),
        new("cosine", "takes it to 0", epochs => new CosineDecay(epochs)),
        new("warm-cosine", "the same after a rise over a fifth of the run", epochs => new CosineDecay(epochs - Rise(epochs)).WithWarmUp(Rise(epochs))),
        new("restarts", "two cosines, the second twice as long", epochs => new CosineRestarts(epochs / 3.0, Growth: 2)),
        new("cyclic", "from a tenth up and down again, three times", epochs => new CyclicRate(epochs / 6.0)),
        new("one-cycle", "from a tenth up over 0.3 of the run and down", epochs => Cosines.OneCycle(epochs)),
        new(Plateau, "divides it by ten when the test loss has not fallen for a tenth of the run", null),
    ];

    /// <summary>The names.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(s => s.Name)];

    /// <summary>What each does.</summary>
    internal static string Summary => string.Join("; ", All.Select(s => $"{s.Name}: {s.Help}"));

    /// <summary>What sets the rate in a run, or null for nothing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="epochs">Epochs of the run.</param>
    /// <param name="optimizer">Whose rate.</param>
    internal static Callback? Callback(string name, int epochs, Optimizer optimizer) => name == Plateau
        ? new ScheduledOnPlateau(new(optimizer, patience: Math.Max(1, epochs / 10)))
        : Of(name, epochs) is { } schedule ? new Scheduled(schedule, optimizer.LearningRate) : null;

    /// <summary>The schedule of that name, in epochs; null for a rate that follows none.</summary>
    internal static Schedule? Of(string name, int epochs) => All.Single(s => s.Name == name).Create?.Invoke(epochs);

    private static double Rise(int epochs) => epochs / 5.0;
}
