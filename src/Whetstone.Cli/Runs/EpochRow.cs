using Whetstone.Learn;

namespace Whetstone.Cli;

/// <summary>The figures of an epoch: a line of <c>log.jsonl</c>.</summary>
internal sealed record EpochRow(int Epoch, double Loss, double TrainAccuracy, double TestLoss, double TestAccuracy, double LearningRate, double Seconds)
{
    internal static EpochRow Of(Run run) => new(run.Epoch, run.TrainMetrics[0].Value, run.TrainMetrics[1].Value,
        run.ValidMetrics[0].Value, run.ValidMetrics[1].Value, run.Optimizer.LearningRate, Math.Round(run.EpochSeconds, 3));
}
