namespace Whetstone.Testing;

/// <summary>How far numbers are from what they should be.</summary>
public static class Difference
{
    /// <summary><c>|a − b| / max(|b|, scale)</c>; 0 for equal infinities and for two NaN, ∞ where only one is NaN or infinite.</summary>
    public static double Relative(double a, double b, double scale)
    {
        if (a == b || double.IsNaN(a) && double.IsNaN(b)) return 0;
        if (!double.IsFinite(a) || !double.IsFinite(b)) return double.PositiveInfinity;
        return Math.Abs(a - b) / Math.Max(Math.Abs(b), scale);
    }

    /// <summary>The first index at which two results differ in any bit, or −1.</summary>
    public static int FirstBit(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length) return Math.Min(a.Length, b.Length);
        for (int i = 0; i < a.Length; i++)
            if (BitConverter.SingleToUInt32Bits(a[i]) != BitConverter.SingleToUInt32Bits(b[i])) return i;
        return -1;
    }
}
