namespace Whetstone;

/// <summary>The method of the 1-D pooling, which is a 2-D one on images one pixel high.</summary>
public static class MaxPool1dApi
{
    extension(Tensor x)
    {
        /// <summary>Largest element of every window: <c>[N, C, L] → [N, C, OL]</c> with <c>OL = ⌊(L + 2·padding − kernel) / stride⌋ + 1</c>.</summary>
        /// <param name="kernel">Size of a window.</param>
        /// <param name="stride">Elements between windows; the size of a window if omitted.</param>
        /// <param name="padding">Elements of −∞ on each side, at most half a window.</param>
        /// <param name="ceil">Keeps a last window that reaches over the border.</param>
        /// <exception cref="ShapeException">The tensor is no batch of signals, or no window fits into the padded signal.</exception>
        public Tensor MaxPool1d(int kernel, int? stride = null, int padding = 0, bool ceil = false) =>
            x.AsImage("MaxPool1d").MaxPool2d((1, kernel), (1, stride ?? kernel), (0, padding), ceil).AsLine();
    }
}
