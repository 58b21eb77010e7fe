namespace Whetstone;

/// <summary>The method of the 1-D convolution, which is a 2-D one on images one pixel high.</summary>
public static class Conv1dApi
{
    extension(Tensor x)
    {
        /// <summary>1-D cross-correlation: <c>[N, C, L] → [N, O, OL]</c> with <c>OL = ⌊(L + 2·padding − dilation·(K − 1) − 1) / stride⌋ + 1</c>.</summary>
        /// <param name="w">Weights [O, C/groups, K].</param>
        /// <param name="bias">Bias [O]; none if omitted.</param>
        /// <param name="stride">Elements between windows.</param>
        /// <param name="padding">Zeros on each side.</param>
        /// <param name="dilation">Elements between the taps of a window.</param>
        /// <param name="groups">Independent groups of channels.</param>
        /// <exception cref="ShapeException">The shapes do not fit, or no window fits into the padded signal.</exception>
        public Tensor Conv1d(Tensor w, Tensor? bias = null, int stride = 1, int padding = 0, int dilation = 1, int groups = 1)
        {
            ArgumentNullException.ThrowIfNull(w);
            if (w.Rank != 3) throw new ShapeException($"Conv1d: expects w [O, C/G, K]; got {x.Spec}, {w.Spec}");
            return x.AsImage("Conv1d").Conv2d(w.AsImage("Conv1d"), bias, (1, stride), (0, padding), (1, dilation), groups).AsLine();
        }
    }
}
