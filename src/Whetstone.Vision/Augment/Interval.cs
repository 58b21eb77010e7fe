namespace Whetstone.Vision;

/// <summary>Numbers from <paramref name="Min"/> to <paramref name="Max"/>, from which a transform draws one.</summary>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
public readonly record struct Interval(double Min, double Max)
{
    /// <summary>From the first number to the second.</summary>
    public static implicit operator Interval((double Min, double Max) ends) => new(ends.Min, ends.Max);

    /// <summary>Just this number.</summary>
    public static implicit operator Interval(double value) => new(value, value);

    /// <summary>From −<paramref name="size"/> to <paramref name="size"/>.</summary>
    public static Interval Around0(double size) => new(-size, size);

    /// <summary>1 more or less: from <c>max(0, 1 − size)</c> to <c>1 + size</c>, as torchvision reads a single number of ColorJitter.</summary>
    public static Interval Around1(double size) => new(Math.Max(0, 1 - size), 1 + size);

    /// <summary>A number, each equally likely. Takes one draw.</summary>
    public double Draw(Rng random) => Min + random.NextDouble() * (Max - Min);

    /// <summary>A number whose logarithm is equally likely: a factor and its inverse have the same chance. Takes one draw.</summary>
    public double DrawFactor(Rng random) => Math.Exp(new Interval(Math.Log(Min), Math.Log(Max)).Draw(random));

    /// <summary>This interval, if it is one and lies within bounds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    internal Interval Within(double low, double high, string name) => Min <= Max && Min >= low && Max <= high ? this
        : throw new ArgumentOutOfRangeException(name, $"needs {low} ≤ min ≤ max ≤ {high}; got {Min} to {Max}");
}
