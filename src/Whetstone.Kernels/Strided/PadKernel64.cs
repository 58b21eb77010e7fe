namespace Whetstone.Kernels;

/// <summary>The adjoint of padding in double precision, on the calling thread.</summary>
public static class PadKernel64
{
    /// <summary>As <see cref="PadKernel.Gradient"/>.</summary>
    /// <param name="plan">Where elements came from.</param>
    /// <param name="dy">Gradient [shape + before + after] of the output.</param>
    /// <param name="dx">Gradient of the input, of the plan's shape; overwritten.</param>
    /// <param name="workers">Threads.</param>
    public static void Gradient(PadPlan plan, ReadOnlySpan<double> dy, Span<double> dx, Workers workers)
    {
        // The places themselves are padded, so each element of dy knows where it came from.
        int[] place = new int[dx.Length], from = new int[dy.Length];
        for (int i = 0; i < place.Length; i++) place[i] = i;
        PadKernel.Run(plan, -1, place, from, workers);
        dx.Clear();
        for (int i = 0; i < from.Length; i++)
            if (from[i] >= 0) dx[from[i]] += dy[i];
    }
}
