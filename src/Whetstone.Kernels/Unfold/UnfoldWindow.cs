namespace Whetstone.Kernels;

/// <summary>One axis of a sliding window: kernel length, stride, padding at both ends, dilation.</summary>
public readonly record struct UnfoldWindow(int Kernel, int Stride, int Padding, int Dilation)
{
    /// <summary>How many places the window has along an axis of <paramref name="length"/>.</summary>
    /// <exception cref="ArgumentException">It has none, or a number is out of range.</exception>
    public int Places(int length)
    {
        long room = length + 2L * Padding - (long)Dilation * (Kernel - 1) - 1;
        if (Kernel < 1 || Stride < 1 || Padding < 0 || Dilation < 1 || room < 0)
            throw new ArgumentException($"{this} does not fit an axis of length {length}");
        return checked((int)(room / Stride + 1));
    }

    /// <summary>The first and the last place (excluded) at which tap <paramref name="tap"/> lies inside <paramref name="length"/>.</summary>
    internal (int First, int Last) Inside(int tap, int length, int places)
    {
        int offset = Offset(tap);
        int first = offset >= 0 ? 0 : (-offset + Stride - 1) / Stride;
        int last = length - offset <= 0 ? 0 : (length - offset - 1) / Stride + 1;
        last = Math.Min(last, places);
        return (Math.Min(first, last), last);
    }

    /// <summary>Where tap <paramref name="tap"/> lies when the window is at its first place.</summary>
    internal int Offset(int tap) => tap * Dilation - Padding;
}
