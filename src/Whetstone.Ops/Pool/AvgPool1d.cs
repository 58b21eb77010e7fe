namespace Whetstone;

/// <summary>The method of the 1-D pooling, which is a 2-D one on images one pixel high.</summary>
public static class AvgPool1dApi
{
    extension(Tensor x)
    {
        /// <summary>Mean of every window: <c>[N, C, L] → [N, C, OL]</c> with <c>OL = ⌊(L + 2·padding − kernel) / stride⌋ + 1</c>.</summary>
        /// <param name="kernel">Size of a window.</param>
        /// <param name="stride">Elements between windows; the size of a window if omitted.</param>
        /// <param name="padding">Zeros on each side, at most half a window.</param>
        /// <param name="ceil">Keeps a last window that reaches over the border.</param>
        /// <param name="countIncludePad">Padding counts as elements with value 0; otherwise the mean is over the signal's own.</param>
        /// <exception cref="ShapeException">The tensor is no batch of signals, or no window fits into the padded signal.</exception>
        public Tensor AvgPool1d(int kernel, int? stride = null, int padding = 0, bool ceil = false, bool countIncludePad = true) =>
            x.AsImage("AvgPool1d").AvgPool2d((1, kernel), (1, stride ?? kernel), (0, padding), ceil, countIncludePad).AsLine();
    }
}
