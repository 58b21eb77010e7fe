using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Learn;

/// <summary>The state of a training run: what callbacks see and may change.</summary>
/// <param name="learner">Whose run it is.</param>
/// <param name="epochs">Epochs to train in all.</param>
public sealed class Run(Learner learner, int epochs)
{
    /// <summary>Whose run it is.</summary>
    public Learner Learner { get; } = learner;

    /// <summary>The network.</summary>
    public Module Model => Learner.Model;

    /// <summary>The optimiser.</summary>
    public Optimizer Optimizer => Learner.Optimizer;

    /// <summary>All that take part, in the order in which they are called.</summary>
    public IReadOnlyList<Callback> Callbacks { get; internal init; } = [];

    /// <summary>Epochs to train in all.</summary>
    public int Epochs { get; } = epochs;

    /// <summary>The present epoch, from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The present batch of the epoch, from 0; where a resumed run goes on.</summary>
    public int BatchIndex { get; internal set; }

    /// <summary>Batches of the present epoch, of training or validation.</summary>
    public int BatchCount { get; internal set; }

    /// <summary>Whether the present batch is one of training.</summary>
    public bool IsTraining { get; internal set; }

    /// <summary>Whether the last epoch's training part is complete, so that validation comes next.</summary>
    public bool IsTrained { get; internal set; }

    /// <summary>Steps taken since the first epoch.</summary>
    public long Steps { get; internal set; }

    /// <summary>Epochs done, as a fraction within an epoch.</summary>
    public double Progress => Epoch + (IsTraining && BatchCount > 0 ? (double)BatchIndex / BatchCount : 0);

    /// <summary>The present batch.</summary>
    public Batch? Batch { get; set; }

    /// <summary>What the network computed for it.</summary>
    public Tensor? Prediction { get; set; }

    /// <summary>The loss of it, a number.</summary>
    public Tensor? Loss { get; set; }

    /// <summary>Whether the present epoch is complete, validation included.</summary>
    public bool IsEpochDone { get; internal set; }

    /// <summary>Training batches done of the present epoch, also during validation.</summary>
    public int TrainedBatches { get; internal set; }

    /// <summary>Seconds the present epoch has taken, those before an interruption included.</summary>
    public double EpochSeconds => SecondsBefore + Watch.Elapsed.TotalSeconds;

    internal double SecondsBefore { get; set; }

    internal System.Diagnostics.Stopwatch Watch { get; } = new();

    /// <summary>The figures of the present or last epoch on training batches.</summary>
    public IReadOnlyList<Metric> TrainMetrics => Learner.TrainMetrics;

    /// <summary>The figures of the present or last epoch on validation batches.</summary>
    public IReadOnlyList<Metric> ValidMetrics => Learner.ValidMetrics;

    /// <summary>Why the run ended early; null if it did not.</summary>
    public string? StopReason { get; set; }
}
