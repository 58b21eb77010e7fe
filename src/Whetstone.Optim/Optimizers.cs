using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>Optimisers by name.</summary>
public static class Optimizers
{
    private static readonly Dictionary<string, Func<IReadOnlyList<Parameter>, OptimizerOptions, Optimizer>> Makers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sgd"] = (p, o) => new Sgd(p, o.LearningRate ?? 0.01f, o.Momentum ?? 0, o.WeightDecay ?? 0),
        ["nesterov"] = (p, o) => new Sgd(p, o.LearningRate ?? 0.01f, o.Momentum ?? 0.9f, o.WeightDecay ?? 0, nesterov: true),
        ["adagrad"] = (p, o) => new Adagrad(p, o.LearningRate ?? 0.01f, weightDecay: o.WeightDecay ?? 0),
        ["adadelta"] = (p, o) => new Adadelta(p, o.LearningRate ?? 1, weightDecay: o.WeightDecay ?? 0),
        ["rmsprop"] = (p, o) => new RmsProp(p, o.LearningRate ?? 0.01f, weightDecay: o.WeightDecay ?? 0, momentum: o.Momentum ?? 0),
        ["adam"] = (p, o) => new Adam(p, o.LearningRate ?? 0.001f, weightDecay: o.WeightDecay ?? 0),
        ["adamw"] = (p, o) => new AdamW(p, o.LearningRate ?? 0.001f, weightDecay: o.WeightDecay ?? 0.01f),
        ["lamb"] = (p, o) => new Lamb(p, o.LearningRate ?? 0.001f, weightDecay: o.WeightDecay ?? 0),
    };

    /// <summary>The names. <see cref="Lbfgs"/> is not among them: its step evaluates the loss several times, which a loop over batches does not do.</summary>
    public static IReadOnlyCollection<string> Names => Makers.Keys;

    /// <summary>The names of those that have a momentum.</summary>
    public static IReadOnlyCollection<string> WithMomentum { get; } = ["sgd", "nesterov", "rmsprop"];

    /// <summary>The optimiser of that name.</summary>
    /// <exception cref="ArgumentException">No rule has that name, or the rule has no such setting.</exception>
    public static Optimizer Create(string name, IReadOnlyList<Parameter> parameters, OptimizerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Makers.TryGetValue(name, out Func<IReadOnlyList<Parameter>, OptimizerOptions, Optimizer>? make))
            throw new ArgumentException($"unknown optimizer '{name}'; known: {string.Join(", ", Names)}");
        if (options.Momentum is not null && !WithMomentum.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"{name} has no momentum; those that have: {string.Join(", ", WithMomentum)}");
        Optimizer optimizer = make(parameters, options);
        optimizer.ClipNorm = options.ClipNorm;
        return optimizer;
    }
}
