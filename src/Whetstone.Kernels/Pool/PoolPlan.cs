namespace Whetstone.Kernels;

/// <summary>The windows of a pooling in one direction.</summary>
internal readonly record struct PoolAxis(int Count, int Size, int Kernel, int Stride, int Pad, bool Adaptive)
{
    /// <summary>Windows that share <paramref name="size"/> as evenly as whole numbers allow.</summary>
    public static PoolAxis Even(int size, int count) => new(count, size, 0, 0, 0, true);

    /// <summary>Whether no coordinate belongs to two windows.</summary>
    public bool IsDisjoint => Adaptive ? Count > 0 && Size % Count == 0 : Stride >= Kernel;

    /// <summary>Whether every coordinate belongs to a window.</summary>
    public bool IsCovered => Adaptive || (Stride <= Kernel && (Count - 1) * Stride - Pad + Kernel >= Size);

    /// <summary>The first coordinate of a window inside the image.</summary>
    public int First(int window) => Adaptive ? (int)((long)window * Size / Count) : Math.Clamp(window * Stride - Pad, 0, Size);

    /// <summary>The end of a window's coordinates inside the image.</summary>
    public int End(int window) => Adaptive
        ? (int)(((window + 1L) * Size + Count - 1) / Count)
        : Math.Clamp(window * Stride - Pad + Kernel, First(window), Size);

    /// <summary>How many windows from this one on lie like it: whole, and a stride apart.</summary>
    public int Alike(int window)
    {
        if (Adaptive || window * Stride < Pad) return 1;
        int whole = Size + Pad < Kernel ? 0 : (Size + Pad - Kernel) / Stride + 1;
        return Math.Max(1, Math.Min(Count, whole) - window);
    }

    /// <summary>At least the length of the longest window.</summary>
    public int Longest => Adaptive ? (Size + Count - 1) / Math.Max(Count, 1) + 1 : Math.Min(Kernel, Size);

    /// <summary>The length of a window with its padding, but not beyond it.</summary>
    public int Padded(int window) => Math.Min(window * Stride - Pad + Kernel, Size + Pad) - (window * Stride - Pad);
}

/// <summary>A pooling with its windows: x [N, H, W, C] and y [N, OH, OW, C] in memory.</summary>
internal readonly record struct PoolPlan(int N, int C, PoolAxis Vertical, PoolAxis Horizontal)
{
    public long InputLength => (long)N * C * Vertical.Size * Horizontal.Size;

    public long OutputLength => (long)N * C * Vertical.Count * Horizontal.Count;

    /// <summary>Whether no element of x belongs to two windows.</summary>
    public bool IsDisjoint => Vertical.IsDisjoint && Horizontal.IsDisjoint;

    /// <summary>Whether every element of x belongs to a window.</summary>
    public bool IsCovered => OutputLength > 0 && Vertical.IsCovered && Horizontal.IsCovered;

    /// <summary>Whether places in windows do not fit into a byte.</summary>
    public bool IsWide => (long)Vertical.Longest * Horizontal.Longest > 256;

    /// <summary>Bytes of a place in a window.</summary>
    public int IndexBytes => IsWide ? sizeof(float) : sizeof(byte);

    public static PoolPlan Adaptive(int n, int c, int h, int w, int oh, int ow) => new(n, c, PoolAxis.Even(h, oh), PoolAxis.Even(w, ow));
}
