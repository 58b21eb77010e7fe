namespace Whetstone;

/// <summary>The method of the 1-D transposed convolution, which is a 2-D one on images one pixel high.</summary>
public static class ConvTranspose1dApi
{
    extension(Tensor x)
    {
        /// <summary>
        /// 1-D transposed convolution: <c>[N, C, L] → [N, O, OL]</c> with
        /// <c>OL = (L − 1)·stride − 2·padding + dilation·(K − 1) + outputPadding + 1</c>.
        /// </summary>
        /// <param name="w">Weights [C, O/groups, K].</param>
        /// <param name="bias">Bias [O]; none if omitted.</param>
        /// <param name="stride">Elements of the result between elements of x.</param>
        /// <param name="padding">Elements cut off on each side of the result.</param>
        /// <param name="outputPadding">Elements more at the end; less than the stride or the dilation.</param>
        /// <param name="dilation">Elements between the taps of a window.</param>
        /// <param name="groups">Independent groups of channels.</param>
        /// <exception cref="ShapeException">The shapes do not fit, or nothing is left of the result.</exception>
        public Tensor ConvTranspose1d(Tensor w, Tensor? bias = null, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1)
        {
            ArgumentNullException.ThrowIfNull(w);
            if (w.Rank != 3) throw new ShapeException($"ConvTranspose1d: expects w [C, O/G, K]; got {x.Spec}, {w.Spec}");
            return x.AsImage("ConvTranspose1d")
                .ConvTranspose2d(w.AsImage("ConvTranspose1d"), bias, (1, stride), (0, padding), (0, outputPadding), (1, dilation), groups).AsLine();
        }
    }
}
