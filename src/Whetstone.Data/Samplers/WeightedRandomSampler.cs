namespace Whetstone.Data;

/// <summary>Random examples, each as likely as its weight says: to balance classes of unequal size.</summary>
public sealed class WeightedRandomSampler : Sampler
{
    private readonly double[] weights;
    private readonly double[] sums;
    private readonly bool replacement;
    private readonly ulong seed;

    /// <summary>Draws <paramref name="count"/> examples an epoch.</summary>
    /// <param name="weights">A weight for each example: not negative, finite, not all zero; they need not sum to 1. Copied.</param>
    /// <param name="count">How many to draw.</param>
    /// <param name="seed">Determines what is drawn in each epoch.</param>
    /// <param name="replacement">Whether an example may be drawn again. If not, at least as many weights as draws must be above 0.</param>
    public WeightedRandomSampler(IEnumerable<double> weights, int count, ulong seed, bool replacement = true)
    {
        this.weights = [.. weights];
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (int i = 0; i < this.weights.Length; i++)
        {
            if (!(this.weights[i] >= 0 && double.IsFinite(this.weights[i])))
                throw new ArgumentException($"weight {i} is {this.weights[i]}; expected a finite number, not negative", nameof(weights));
        }
        int drawable = this.weights.Count(weight => weight > 0);
        if (count > 0 && drawable < (replacement ? 1 : count))
            throw new ArgumentException($"only {drawable} weights are above 0, too few to draw {count}", nameof(weights));
        Count = count;
        this.seed = seed;
        this.replacement = replacement;
        sums = Sums(this.weights);
        if (!double.IsFinite(sums.LastOrDefault())) throw new ArgumentException("the sum of the weights is not finite", nameof(weights));
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    protected override int[] Draw(int epoch) => replacement ? DrawWith(epoch) : DrawWithout(epoch);

    private int[] DrawWith(int epoch)
    {
        var random = new CounterRandom(seed, epoch);
        var indices = new int[Count];
        for (int i = 0; i < indices.Length; i++)
        {
            double point = random.NextDouble() * sums[^1];
            // The first sum above the point; a weight of 0 adds nothing, so its sum is never the first.
            int low = 0, high = sums.Length - 1;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (sums[middle] > point) high = middle;
                else low = middle + 1;
            }
            indices[i] = low;
        }
        return indices;
    }

    /// <summary>The keys -log(u) / weight are arrival times: the earliest are a draw without replacement (Efraimidis, Spirakis 2006).</summary>
    private int[] DrawWithout(int epoch)
    {
        var random = new CounterRandom(seed, epoch);
        var arrivals = new double[weights.Length];
        for (int i = 0; i < arrivals.Length; i++)
        {
            double time = -Math.Log(1 - random.NextDouble());
            arrivals[i] = weights[i] > 0 ? time / weights[i] : double.NaN;
        }
        return [.. Enumerable.Range(0, arrivals.Length).Where(i => weights[i] > 0).OrderBy(i => arrivals[i]).Take(Count)];
    }

    private static double[] Sums(double[] weights)
    {
        var sums = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++) sums[i] = sum += weights[i];
        return sums;
    }
}
