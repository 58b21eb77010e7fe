namespace Whetstone;

/// <summary>The method of the transposed convolution, which is the gradient of a convolution's input run forward.</summary>
public static class ConvTranspose2dApi
{
    extension(Tensor x)
    {
        /// <summary>
        /// 2-D transposed convolution: <c>[N, C, H, W] → [N, O, OH, OW]</c> with
        /// <c>OH = (H − 1)·stride − 2·padding + dilation·(KH − 1) + outputPadding + 1</c>.
        /// </summary>
        /// <param name="w">Weights [C, O/groups, KH, KW].</param>
        /// <param name="bias">Bias [O]; none if omitted.</param>
        /// <param name="stride">Pixels of the result between pixels of x; 1 if omitted.</param>
        /// <param name="padding">Rows and columns cut off on each side of the result; 0 if omitted.</param>
        /// <param name="outputPadding">Rows more below and columns more on the right; less than the stride or the dilation; 0 if omitted.</param>
        /// <param name="dilation">Pixels between the taps of a window; 1 if omitted.</param>
        /// <param name="groups">Independent groups of channels.</param>
        /// <exception cref="ShapeException">The shapes do not fit, or nothing is left of the result.</exception>
        public Tensor ConvTranspose2d(Tensor w, Tensor? bias = null, Size2? stride = null, Size2? padding = null, Size2? outputPadding = null,
                                      Size2? dilation = null, int groups = 1)
        {
            ArgumentNullException.ThrowIfNull(w);
            Conv2d conv = new(stride ?? 1, padding ?? 0, dilation ?? 1, groups);
            Size2 more = outputPadding ?? 0;
            Check(conv, more, x, w, bias);

            Size2 size = (Extent(x.Shape[2], w.Shape[2], conv.Stride.H, conv.Padding.H, conv.Dilation.H) + more.H,
                          Extent(x.Shape[3], w.Shape[3], conv.Stride.W, conv.Padding.W, conv.Dilation.W) + more.W);
            if (size.H < 1 || size.W < 1) throw Bad("the padding leaves nothing of the result", x, w, bias);

            // More rows than a stride come from rows of zeros below x.
            Size2 zeros = (more.H / conv.Stride.H, more.W / conv.Stride.W);
            if (zeros != 0) x = new Embed([0, 0, 0, 0], [1, 1, 1, 1], [x.Shape[0], x.Shape[1], x.Shape[2] + zeros.H, x.Shape[3] + zeros.W]).Apply(x);
            int outputs = w.Shape[1] * groups;
            Tensor y = new Conv2dInputGrad(conv, [x.Shape[0], outputs, size.H, size.W]).Apply(x, w);
            return bias is null ? y : y + bias.Reshape(1, outputs, 1, 1);
        }
    }

    private static void Check(Conv2d conv, Size2 more, Tensor x, Tensor w, Tensor? bias)
    {
        if (x.Rank != 4 || w.Rank != 4) throw Bad("expects x [N, C, H, W] and w [C, O/G, KH, KW]", x, w, bias);
        if (Math.Min(conv.Stride.H, conv.Stride.W) < 1 || Math.Min(conv.Dilation.H, conv.Dilation.W) < 1 || conv.Groups < 1)
            throw Bad($"stride {conv.Stride}, dilation {conv.Dilation} and groups {conv.Groups} must be at least 1", x, w, bias);
        if (Math.Min(conv.Padding.H, conv.Padding.W) < 0) throw Bad($"padding {conv.Padding} is negative", x, w, bias);
        if (more.H < 0 || more.W < 0 || more.H >= Math.Max(conv.Stride.H, conv.Dilation.H) || more.W >= Math.Max(conv.Stride.W, conv.Dilation.W))
            throw Bad($"output padding {more} must be less than stride {conv.Stride} or dilation {conv.Dilation}", x, w, bias);
        if (x.Shape[1] != w.Shape[0]) throw Bad("channels of x and w differ", x, w, bias);
        if (x.Shape[1] % conv.Groups != 0) throw Bad($"the channels do not divide into {conv.Groups} groups", x, w, bias);
        if (x.Shape[2] == 0 || x.Shape[3] == 0 || w.Shape[2] == 0 || w.Shape[3] == 0) throw Bad("the image or the kernel is empty", x, w, bias);
        if (bias is not null && (bias.Rank != 1 || bias.Length != w.Shape[1] * conv.Groups)) throw Bad("needs one bias an output", x, w, bias);
    }

    private static int Extent(int size, int kernel, int stride, int padding, int dilation) => (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1;

    private static ShapeException Bad(string rule, Tensor x, Tensor w, Tensor? bias) =>
        new($"ConvTranspose2d: {rule}; got {x.Spec}, {w.Spec}{(bias is null ? "" : $", {bias.Spec}")}");
}
