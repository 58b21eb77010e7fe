namespace Whetstone.Kernels.Tests;

/// <summary>Seeded test values and comparisons.</summary>
internal static class Numbers
{
    public static readonly (int Outer, int N, int Inner)[] Extents =
    [
        .. Enumerable.Range(1, 70).Select(n => (2, n, 1)), .. Enumerable.Range(1, 70).Select(c => (2, 5, c)),
        (3, 70, 3), (1, 1000, 17), (2, 1025, 8), (1, 2100, 66), (5, 33, 130), (1, 40000, 1), (2, 16385, 1), (300, 7, 1), (40, 3, 64), (1, 70, 257), (0, 4, 3), (4, 3, 0),
    ];

    public static float[] Random(int length, int seed = 1, float scale = 1, float shift = 0)
    {
        Random random = new(seed);
        float[] x = new float[length];
        foreach (ref float value in x.AsSpan()) value = shift + scale * (float)(random.NextDouble() * 2 - 1);
        return x;
    }

    /// <summary>Calls <paramref name="check"/> with each result's index and its n elements of x [outer, n, inner].</summary>
    public static void EachResult<T>((int Outer, int N, int Inner) e, T[] x, Action<int, T[]> check)
    {
        for (int o = 0; o < e.Outer; o++)
            for (int c = 0; c < e.Inner; c++)
                check(o * e.Inner + c, [.. Enumerable.Range(0, e.N).Select(i => x[(o * e.N + i) * e.Inner + c])]);
    }

    public static void Close(double expected, double actual, double tolerance)
    {
        if (double.IsNaN(expected) && double.IsNaN(actual) || expected.Equals(actual)) return;
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"expected {expected}, got {actual}, tolerance {tolerance}");
    }

    public static void Close(double[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Close(expected[i], actual[i], tolerance * (1 + Math.Abs(expected[i])));
    }
}
