using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>Discriminative learning rates (Howard and Ruder, arXiv:1801.06146): one for each group of layers, as a rule smaller the nearer to the input.</summary>
/// <example><code>
/// LayerRates rates = LayerRates.Between(1e-5f, 1e-3f, groups.Count);
/// Sgd optimizer = new(rates.Of(groups), rates.Highest, momentum: 0.9f);
/// </code></example>
public sealed class LayerRates
{
    /// <summary>Rates in the order of the groups, finite and not negative, at least one above 0.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public LayerRates(params IReadOnlyList<float> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        if (!rates.All(r => float.IsFinite(r) && r >= 0) || !rates.Any(r => r > 0))
            throw new ArgumentException($"learning rates [{string.Join(", ", rates)}] must be finite, not negative, and one of them above 0", nameof(rates));
        Rates = [.. rates];
    }

    /// <summary>The rates.</summary>
    public IReadOnlyList<float> Rates { get; }

    /// <summary>The highest: the optimiser's own, of which the groups' are parts. A schedule changes it, and so all.</summary>
    public float Highest => Rates.Max();

    /// <summary>Rates that grow by the same factor from group to group: fastai's <c>slice(first, last)</c>.</summary>
    /// <param name="first">Of the first group, above 0.</param>
    /// <param name="last">Of the last group, above 0.</param>
    /// <param name="count">How many groups there are.</param>
    public static LayerRates Between(float first, float last, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!(first > 0 && last > 0)) throw new ArgumentOutOfRangeException(nameof(first), $"rates that grow by a factor must be above 0; got {first} and {last}");
        double growth = count > 1 ? Math.Pow((double)last / first, 1.0 / (count - 1)) : 1;
        return new([.. Enumerable.Range(0, count).Select(i => i == count - 1 ? last : (float)(first * Math.Pow(growth, i)))]);
    }

    /// <summary>The rate for the last group and a tenth of it for all others: fastai's <c>slice(last)</c>.</summary>
    public static LayerRates Last(float last, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new([.. Enumerable.Repeat(last / 10, count - 1), last]);
    }

    /// <summary>The groups for an optimiser whose own rate is <see cref="Highest"/>. What is frozen is left alone until it no longer is.</summary>
    /// <exception cref="ArgumentException">There is not one rate for each group.</exception>
    public IReadOnlyList<ParameterGroup> Of(LayerGroups groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count != Rates.Count) throw new ArgumentException($"there are {Rates.Count} rates for {groups.Count} groups of layers", nameof(groups));
        float highest = Highest;
        return [.. groups.Zip(Rates, (group, rate) => new ParameterGroup(group.Parameters, rate / highest))];
    }
}
