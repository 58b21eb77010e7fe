namespace Whetstone.Kernels;

/// <summary>As <see cref="SortKernel"/>, for elements that order themselves, on the calling thread.</summary>
public static class SortKernel<T> where T : unmanaged, IComparable<T>
{
    /// <summary>Where the first k of the sorted values of x [outer, n, inner] are, as index [outer, k, inner].</summary>
    /// <remarks>Stable in both directions; NaN counts as the largest.</remarks>
    public static void TopK(int outer, int n, int inner, int k, bool descending, ReadOnlySpan<T> x, Span<long> index)
    {
        (T Value, int At)[] column = new (T, int)[n];
        Comparison<(T Value, int At)> order = (a, b) =>
        {
            int compared = Compare(a.Value, b.Value);
            return compared == 0 ? a.At.CompareTo(b.At) : descending ? -compared : compared;
        };
        for (int o = 0; o < outer; o++)
            for (int c = 0; c < inner; c++)
            {
                for (int i = 0; i < n; i++) column[i] = (x[(o * n + i) * inner + c], i);
                column.AsSpan().Sort(order);
                for (int i = 0; i < k; i++) index[(o * k + i) * inner + c] = column[i].At;
            }
    }

    // The platform puts NaN below all numbers.
    private static int Compare(T a, T b)
    {
        if (a is not double x || b is not double y || (!double.IsNaN(x) && !double.IsNaN(y))) return a.CompareTo(b);
        return double.IsNaN(x).CompareTo(double.IsNaN(y));
    }
}
