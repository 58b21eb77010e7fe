namespace Whetstone.Reports;

/// <summary>Charts of what a <see cref="Learn.Recorder"/> kept, as fastai's recorder draws them.</summary>
public static class RecorderCharts
{
    extension(Learn.Recorder recorder)
    {
        /// <summary>The loss of each step (fastai's <c>plot_loss</c>).</summary>
        /// <param name="skipLast">How many steps at the end are left out.</param>
        /// <param name="log">Whether the vertical axis is logarithmic.</param>
        public LineChart LossChart(int skipLast = 0, bool log = false)
        {
            Series raw = Series.Of("loss", Kept(recorder.Losses, skipLast)) with { IsFaint = true };
            return new("Loss by step", "step", [raw, raw.Smoothed()]) { LogY = log, WholeX = true };
        }

        /// <summary>The learning rate of each step (fastai's <c>plot_lr</c>).</summary>
        public LineChart LearningRateChart() => new("Learning rate by step", "step", [Series.Of("learning rate", Kept(recorder.LearningRates, 0))]) { WholeX = true };

        /// <summary>The loss over the learning rate, of a run in which the rate grew (fastai's <c>plot</c> after <c>lr_find</c>).</summary>
        /// <param name="skipLast">How many steps at the end are left out, where the loss has exploded.</param>
        public LineChart LossOverLearningRateChart(int skipLast = 5) =>
            new("Loss over learning rate", "learning rate", [new("loss", Kept(recorder.LearningRates, skipLast), Kept(recorder.Losses, skipLast))]) { LogX = true };
    }

    private static double[] Kept(IReadOnlyList<float> values, int skipLast)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skipLast);
        return [.. values.SkipLast(skipLast).Select(v => (double)v)];
    }
}
