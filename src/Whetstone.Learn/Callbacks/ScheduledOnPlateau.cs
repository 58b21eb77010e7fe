using Whetstone.Optim;

namespace Whetstone.Learn;

/// <summary>Lowers the learning rate when a figure has stopped getting better, judged after every epoch.</summary>
/// <param name="rule">Whose rate is lowered, by how much, and how long it waits.</param>
/// <param name="figure">The figure; null for the validation loss. An accuracy wants a rule for which higher is better.</param>
public sealed class ScheduledOnPlateau(ReduceOnPlateau rule, Func<Run, double>? figure = null) : Callback
{
    private const string Best = "best", Bad = "bad", Resting = "resting";

    /// <inheritdoc/>
    public override int Order => 1;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Tensor> StateDict()
    {
        (double best, int bad, int resting) = rule.State;
        return new Dictionary<string, Tensor> { [Best] = Tensor.Of(best), [Bad] = Tensor.Of(bad), [Resting] = Tensor.Of(resting) };
    }

    /// <inheritdoc/>
    public override void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        rule.State = (state[Best].Item<double>(), state[Bad].Item<int>(), state[Resting].Item<int>());
    }

    /// <inheritdoc/>
    public override Flow AfterEpoch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        rule.Step(figure is null ? run.ValidMetrics[0].Value : figure(run));
        return Flow.Continue;
    }
}
