namespace Whetstone.Vision;

/// <summary>The magnitudes of an op in a policy.</summary>
/// <param name="Op">The op.</param>
/// <param name="Values">From the weakest to the strongest; none if the op has no magnitude.</param>
/// <param name="Signed">Whether they are negated half of the time.</param>
internal sealed record Magnitudes(AugmentOp Op, IReadOnlyList<double> Values, bool Signed)
{
    /// <summary>An op without magnitude.</summary>
    public static Magnitudes None(string op) => new(AugmentOp.All[op], [], false);

    /// <summary>Equal steps from the first number to the last.</summary>
    public static Magnitudes Steps(string op, double from, double to, int count, bool signed = true) =>
        new(AugmentOp.All[op], [.. Enumerable.Range(0, count).Select(i => from + (to - from) * i / (count - 1))], signed);

    /// <summary>Bits that are kept: <paramref name="bits"/> less up to <paramref name="lost"/>.</summary>
    public static Magnitudes Bits(int bits, int lost, int count) =>
        new(AugmentOp.All["Posterize"], [.. Enumerable.Range(0, count).Select(i => (double)bits - MathF.Round(i / (float)((count - 1) / (double)lost)))], false);

    /// <summary>Applies the op at a magnitude, or at its negative.</summary>
    public Annotated Apply(Annotated sample, int magnitude, Resampling filter, Border border, Rng random)
    {
        double value = Values.Count == 0 ? 0 : Values[magnitude];
        if (Signed && random.NextBool()) value = -value;
        return Op.Apply(value, filter, border).Apply(sample, random);
    }
}
