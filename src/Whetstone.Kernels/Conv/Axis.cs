namespace Whetstone.Kernels;

/// <summary>The windows along one direction: window i looks with tap t at source coordinate Start + i · Stride + t · Step.</summary>
/// <remarks>Coordinates outside [0, Size) count as zeros. A forward convolution and each phase of an input gradient have this form.</remarks>
internal readonly record struct Axis(int Count, int Stride, int Start, int Taps, int Step, int Size)
{
    /// <summary>Source coordinates from the first window's first tap to the last window's last tap.</summary>
    public int Span => (Count - 1) * Stride + (Taps - 1) * Step + 1;

    /// <summary>Whether some window looks outside the source.</summary>
    public bool IsPadded => Start < 0 || Start + Span > Size;

    /// <summary>The same windows, from window <paramref name="first"/> on.</summary>
    public Axis Slice(int first, int count) => this with { Start = Start + first * Stride, Count = count };

    /// <summary>The first tap of a window that lies inside the source, or Taps.</summary>
    public int FirstInside(int window)
    {
        int at = Start + window * Stride;
        return at >= 0 ? (at < Size ? 0 : Taps) : Math.Min(Taps, (Step - 1 - at) / Step);
    }

    /// <summary>The end of the taps of a window that lie inside the source, from <paramref name="first"/> on.</summary>
    public int LastInside(int window, int first)
    {
        int room = Size - 1 - Start - window * Stride;
        return room < 0 ? first : Math.Clamp(room / Step + 1, first, Math.Max(first, Taps));
    }

    /// <summary>The windows whose tap <paramref name="tap"/> lies inside the source.</summary>
    public (int First, int End) WindowsInside(int tap)
    {
        int at = Start + tap * Step;
        int first = at >= 0 ? 0 : Math.Min(Count, (Stride - 1 - at) / Stride);
        int end = at >= Size ? first : Math.Clamp((Size - 1 - at) / Stride + 1, first, Count);
        return (first, end);
    }
}
