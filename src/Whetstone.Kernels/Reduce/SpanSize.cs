namespace Whetstone.Kernels;

/// <summary>The check that every kernel makes before it touches raw memory.</summary>
internal static class SpanSize
{
    public static void Check(long expected, int actual, string name)
    {
        if (expected != actual) throw new ArgumentException($"{name} has {actual} elements; expected {expected}");
    }

    /// <summary>As <see cref="Check"/>, for a span that may be left out.</summary>
    public static void CheckOrEmpty(long expected, int actual, string name)
    {
        if (actual != 0) Check(expected, actual, name);
    }
}
