using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Learn;

/// <summary>Trains a network: the loop over epochs and batches, with callbacks, metrics, checkpoints and cancellation.</summary>
/// <example><code>
/// Learner learner = new(net, train, new SoftmaxCrossEntropyLoss(), new Sgd(net.Parameters(), 0.5f), valid: test);
/// learner.Fit(5);
/// </code></example>
public sealed class Learner
{
    /// <summary>Brings together what training takes.</summary>
    /// <param name="model">The network, initialised.</param>
    /// <param name="train">Batches to train on.</param>
    /// <param name="loss">What shall become small.</param>
    /// <param name="optimizer">How parameters are changed.</param>
    /// <param name="valid">Batches to validate on after each epoch; null for none.</param>
    /// <param name="metrics">Figures besides the loss; null for the accuracy.</param>
    /// <param name="callbacks">Code that takes part in every fit.</param>
    public Learner(Module model, DataLoader train, Loss loss, Optimizer optimizer, DataLoader? valid = null, IReadOnlyList<Metric>? metrics = null, IReadOnlyList<Callback>? callbacks = null)
    {
        (Model, Train, Loss, Optimizer, Valid, Callbacks) = (model, train, loss, optimizer, valid, callbacks ?? []);
        TrainMetrics = [new MeanLoss(), .. metrics ?? [new Accuracy()]];
        ValidMetrics = [.. TrainMetrics.Select(m => m.Fresh())];
    }

    /// <summary>The network.</summary>
    public Module Model { get; }

    /// <summary>Batches to train on.</summary>
    public DataLoader Train { get; }

    /// <summary>Batches to validate on, or null.</summary>
    public DataLoader? Valid { get; }

    /// <summary>What shall become small.</summary>
    public Loss Loss { get; }

    /// <summary>How parameters are changed.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Code that takes part in every fit.</summary>
    public IReadOnlyList<Callback> Callbacks { get; }

    /// <summary>Figures on training batches; the loss is the first.</summary>
    public IReadOnlyList<Metric> TrainMetrics { get; }

    /// <summary>Figures on validation batches; the loss is the first.</summary>
    public IReadOnlyList<Metric> ValidMetrics { get; }

    /// <summary>Trains.</summary>
    /// <param name="epochs">Epochs in all, those of a resumed run included.</param>
    /// <param name="callbacks">Code that takes part in this fit only.</param>
    /// <param name="from">A checkpoint to go on from; null to begin.</param>
    /// <param name="cancellation">Ends the fit after the present batch; the network and optimiser are whole, and callbacks have saved what they save.</param>
    /// <returns>The state at the end; <see cref="Run.StopReason"/> says why it ended early, if it did.</returns>
    public Run Fit(int epochs, IReadOnlyList<Callback>? callbacks = null, Checkpoint? from = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        Run run = new(this, epochs) { Callbacks = [.. Callbacks.Concat(callbacks ?? []).OrderBy(c => c.Order)] };
        from?.Restore(run);
        new Loop(run, from, cancellation).Fit();
        return run;
    }

    /// <summary>The figures on the batches of <paramref name="data"/>, without training.</summary>
    /// <returns>The loss first, then the learner's metrics.</returns>
    public IReadOnlyList<Metric> Evaluate(DataLoader data, CancellationToken cancellation = default) =>
        Evaluation.Of(Model, data, Loss, [.. ValidMetrics.Skip(1).Select(m => m.Fresh())], cancellation);
}
