namespace Whetstone.Tests;

/// <summary>Reductions by definition: the elements of each result are collected, then one function in double makes a number of them.</summary>
internal static class Reference
{
    internal static double[] Reduce(Tensor x, int[] axes, Func<double[], double> f)
    {
        bool[] reduced = new bool[x.Rank];
        for (int i = 0; i < x.Rank; i++) reduced[i] = axes.Length == 0 || axes.Contains(i) || axes.Contains(i - x.Rank);
        int results = 1;
        for (int i = 0; i < x.Rank; i++) if (!reduced[i]) results *= x.Shape[i];
        List<double>[] groups = [.. Enumerable.Range(0, results).Select(_ => new List<double>())];
        double[] values = x.ToArray<double>();
        for (int at = 0; at < values.Length; at++)
        {
            int result = 0, stride = 1, rest = at;
            for (int i = x.Rank - 1; i >= 0; i--)
            {
                (rest, int index) = Math.DivRem(rest, x.Shape[i]);
                if (reduced[i]) continue;
                result += index * stride;
                stride *= x.Shape[i];
            }
            groups[result].Add(values[at]);
        }
        return [.. groups.Select(g => f([.. g]))];
    }

    internal static double Variance(double[] v, int correction)
    {
        double mean = v.Average();
        return v.Sum(a => (a - mean) * (a - mean)) / (v.Length - correction);
    }
}
