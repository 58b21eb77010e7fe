namespace Whetstone.Kernels;

/// <summary>Turns one block of random words into four values.</summary>
internal interface IDraw<T>
{
    void Draw(PhiloxBlock words, Span<T> four);
}

internal readonly struct WordDraw : IDraw<uint>
{
    public void Draw(PhiloxBlock words, Span<uint> four) => (four[0], four[1], four[2], four[3]) = words;
}

/// <summary>Uniform in [0, 1).</summary>
internal readonly struct UniformDraw : IDraw<float>
{
    /// <summary>The upper 24 bits as a number in [0, 1), which a float holds exactly.</summary>
    public static float Unit(uint word) => (word >> 8) * (1f / (1 << 24));

    public void Draw(PhiloxBlock words, Span<float> four)
    {
        (uint a, uint b, uint c, uint d) = words;
        (four[0], four[1], four[2], four[3]) = (Unit(a), Unit(b), Unit(c), Unit(d));
    }
}

/// <summary>1 with probability p, else 0.</summary>
internal readonly struct BernoulliDraw(float p) : IDraw<float>
{
    public void Draw(PhiloxBlock words, Span<float> four)
    {
        default(UniformDraw).Draw(words, four);
        for (int i = 0; i < four.Length; i++) four[i] = four[i] < p ? 1 : 0;
    }
}

/// <summary>Standard normal by the method of Box and Muller (1958), two values from two words, in double.</summary>
internal readonly struct NormalDraw : IDraw<float>
{
    private const double Scale = 1.0 / (1L << 32);

    public void Draw(PhiloxBlock words, Span<float> four)
    {
        (uint a, uint b, uint c, uint d) = words;
        (four[0], four[1]) = Pair(a, b);
        (four[2], four[3]) = Pair(c, d);
    }

    // The middle of each of 2³² cells, so the logarithm is finite.
    private static (float X, float Y) Pair(uint first, uint second)
    {
        double radius = Math.Sqrt(-2 * Math.Log((first + 0.5) * Scale));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * Scale * second);
        return ((float)(radius * cos), (float)(radius * sin));
    }
}

/// <summary>Standard normal within [low, high], by the inverse of the distribution function.</summary>
internal readonly struct TruncatedNormalDraw : IDraw<float>
{
    private readonly double from, width;
    private readonly float low, high, sign;

    public TruncatedNormalDraw(float low, float high)
    {
        (this.low, this.high) = (low, high);

        // In the upper tail the distribution function is so near 1 that it tells nothing apart, so mirror it.
        sign = low > 0 ? -1 : 1;
        double a = NormalDistribution.Cumulative(sign > 0 ? low : -(double)high);
        double b = NormalDistribution.Cumulative(sign > 0 ? high : -(double)low);
        (from, width) = (a, b - a);
    }

    public void Draw(PhiloxBlock words, Span<float> four)
    {
        (uint a, uint b, uint c, uint d) = words;
        (four[0], four[1], four[2], four[3]) = (One(a), One(b), One(c), One(d));
    }

    private float One(uint word)
    {
        double p = from + width * ((word + 0.5) / (1L << 32));
        return Math.Clamp(sign * (float)NormalDistribution.Inverse(p), low, high);
    }
}
