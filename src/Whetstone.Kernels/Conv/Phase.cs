namespace Whetstone.Kernels;

/// <summary>The input coordinates that meet the same taps of a strided window: <c>First, First + Stride, ...</c>.</summary>
/// <remarks>
/// Input coordinate i and tap t belong to window (i + pad − t · dilation) / stride when that is whole. For the coordinates of one
/// phase the same taps qualify, evenly spaced, so the gradient there is an ordinary convolution over dy with stride 1.
/// </remarks>
internal readonly record struct Phase(int First, int Count, int Stride, int Taps, int FirstTap, int TapStep, Axis Windows)
{
    /// <summary>The tap of the original window that the phase's tap <paramref name="i"/> stands for; they run backwards.</summary>
    public int Tap(int i) => FirstTap + (Taps - 1 - i) * TapStep;

    /// <summary>Phase <paramref name="index"/> of <paramref name="axis"/>, whose windows are the forward ones.</summary>
    public static Phase Of(in Axis axis, int index)
    {
        int stride = axis.Stride, pad = -axis.Start, first = index, step = stride / Gcd(stride, axis.Step);
        int count = first < axis.Size ? (axis.Size - first - 1) / stride + 1 : 0;
        int tap = 0;
        while (tap < axis.Taps && Math.Abs(first + pad - tap * axis.Step) % stride != 0) tap++;
        if (tap >= axis.Taps) return new(first, count, stride, 0, 0, 1, new Axis(count, 1, 0, 0, 1, axis.Count));

        int taps = (axis.Taps - 1 - tap) / step + 1, dilation = step * axis.Step / stride;
        int start = (first + pad - tap * axis.Step) / stride - (taps - 1) * dilation;
        return new(first, count, stride, taps, tap, step, new Axis(count, 1, start, taps, dilation, axis.Count));
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
