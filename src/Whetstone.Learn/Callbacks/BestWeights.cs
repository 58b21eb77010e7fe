namespace Whetstone.Learn;

/// <summary>Remembers the weights of the epoch with the best validation figure, and puts them back when training has ended. fastai's SaveModelCallback.</summary>
/// <param name="metric">The figure's name, such as <c>loss</c> or <c>accuracy</c>.</param>
/// <param name="higherIsBetter">Whether the largest is the best; null to take the smallest of a loss or an error and the largest of others.</param>
public sealed class BestWeights(string metric = "loss", bool? higherIsBetter = null) : Callback
{
    private const string Figure = "figure", At = "epoch", Prefix = "weights.";

    private readonly bool higher = higherIsBetter ?? !(metric.Contains("loss", StringComparison.OrdinalIgnoreCase) || metric.Contains("error", StringComparison.OrdinalIgnoreCase));
    private readonly Dictionary<string, Tensor> weights = [];

    /// <inheritdoc/>
    public override bool OnlyWatches => true;

    /// <summary>The best figure so far; NaN before the first epoch.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>Its epoch, from 0; -1 before the first.</summary>
    public int Epoch { get; private set; } = -1;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Tensor> StateDict()
    {
        Dictionary<string, Tensor> state = new() { [Figure] = Tensor.Of(Best), [At] = Tensor.Of(Epoch) };
        foreach ((string name, Tensor value) in weights) state[Prefix + name] = value;
        return state;
    }

    /// <inheritdoc/>
    public override void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (Best, Epoch) = (state[Figure].Item<double>(), state[At].Item<int>());
        weights.Clear();
        foreach ((string name, Tensor value) in state)
            if (name.StartsWith(Prefix, StringComparison.Ordinal)) weights[name[Prefix.Length..]] = value;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The learner has no validation data, or no such figure.</exception>
    public override Flow BeginFit(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Learner.Valid is null) throw new InvalidOperationException("BestWeights compares figures on validation data; give the Learner a loader of some");
        _ = Watched(run);
        (Best, Epoch) = (double.NaN, -1);
        weights.Clear();
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override Flow AfterEpoch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        double figure = Watched(run).Value;
        if (double.IsNaN(figure) || (!double.IsNaN(Best) && (higher ? figure <= Best : figure >= Best))) return Flow.Continue;
        (Best, Epoch) = (figure, run.Epoch);
        foreach ((string name, Tensor value) in run.Model.StateDict()) weights[name] = value.Copy();
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override void AfterFit(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (weights.Count > 0) run.Model.LoadStateDict(weights);
    }

    private Metric Watched(Run run) => run.ValidMetrics.FirstOrDefault(m => m.Name == metric)
        ?? throw new InvalidOperationException($"BestWeights: the Learner has no metric '{metric}'; it has {string.Join(", ", run.ValidMetrics.Select(m => m.Name))}");
}
