namespace Whetstone.Vision;

/// <summary>Along one axis: from which pixels each pixel of the result comes, with what weights.</summary>
/// <remarks>When an image shrinks, the kernel widens by the same factor, so that every pixel counts. Weights are fixed-point with 22 bits after the point.</remarks>
internal sealed class ResamplingWeights
{
    /// <summary>Bits after the point: 32 less 8 of a pixel and 2 for sums beyond its range.</summary>
    public const int Precision = 32 - 8 - 2;

    private readonly int[] first, count, weights;
    private readonly int most;

    /// <summary>Weights for <paramref name="to"/> pixels that cover the part from <paramref name="begin"/> to <paramref name="end"/> of <paramref name="from"/> pixels.</summary>
    /// <param name="from">Pixels there are.</param>
    /// <param name="begin">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="to">Pixels of the result.</param>
    /// <param name="kernel">Weighs them.</param>
    /// <param name="offset">Pixels before those there are, which do not count.</param>
    public ResamplingWeights(int from, float begin, float end, int to, ResamplingKernel kernel, int offset = 0)
    {
        // The order of operations, and what is single precision, decides about last bits.
        double scale = (double)(end - begin) / to, stretch = Math.Max(scale, 1), support = kernel.Support * stretch;
        most = (int)Math.Ceiling(support) * 2 + 1;
        first = new int[to];
        count = new int[to];
        weights = new int[checked(to * most)];
        double[] exact = new double[most];
        double narrow = 1 / stretch;
        for (int i = 0; i < to; i++)
        {
            double centre = begin + (i + 0.5) * scale;
            first[i] = Math.Max(0, (int)(centre - support + 0.5));
            count[i] = Math.Min(from, (int)(centre + support + 0.5)) - first[i];
            double sum = 0;
            for (int k = 0; k < count[i]; k++) sum += exact[k] = kernel.Weight((k + first[i] - centre + 0.5) * narrow);
            for (int k = 0; k < count[i]; k++) weights[i * most + k] = Fixed(sum != 0 ? exact[k] / sum : exact[k]);
            first[i] += offset;
        }
    }

    /// <summary>How many pixels there are to compute.</summary>
    public int Length => first.Length;

    /// <summary>The first pixel of all that is needed.</summary>
    public int Begin => first[0];

    /// <summary>One beyond the last pixel that is needed.</summary>
    public int End => first[^1] + count[^1];

    /// <summary>The first pixel that counts for pixel <paramref name="i"/>.</summary>
    public int First(int i) => first[i];

    /// <summary>The weights of that pixel and those after it.</summary>
    public ReadOnlySpan<int> Of(int i) => weights.AsSpan(i * most, count[i]);

    private static int Fixed(double weight) => (int)(weight * (1 << Precision) + (weight < 0 ? -0.5 : 0.5));
}
