namespace Whetstone.Kernels;

/// <summary>Adjoints of copies in double precision, on the calling thread.</summary>
public static class CopyKernel64
{
    /// <summary>As <see cref="CopyKernel.PadGrad"/>.</summary>
    /// <param name="shape">Shape of x.</param>
    /// <param name="before">Elements in front, for each axis.</param>
    /// <param name="after">Elements at the end, for each axis.</param>
    /// <param name="mode">What the new elements are.</param>
    /// <param name="dy">Gradient [shape + before + after] of the output.</param>
    /// <param name="dx">Gradient [shape] of the input, overwritten.</param>
    /// <param name="workers">Threads.</param>
    public static void PadGrad(
        ReadOnlySpan<int> shape, ReadOnlySpan<int> before, ReadOnlySpan<int> after, PadMode mode,
        ReadOnlySpan<double> dy, Span<double> dx, Workers workers)
    {
        // The places themselves are padded, so each element of dy knows where it came from.
        int[] place = new int[dx.Length], from = new int[dy.Length];
        for (int i = 0; i < place.Length; i++) place[i] = i;
        CopyKernel.Pad(shape, before, after, mode, -1, place, from, workers);
        dx.Clear();
        for (int i = 0; i < from.Length; i++)
            if (from[i] >= 0) dx[from[i]] += dy[i];
    }
}
