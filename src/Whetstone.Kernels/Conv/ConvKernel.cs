namespace Whetstone.Kernels;

/// <summary>Convolution and its two gradients. Activations are channels-last in memory, weights [O, C / Groups, KH, KW].</summary>
/// <remarks>A transposed convolution is the input gradient run forward; H and W may be larger than the windows need.</remarks>
public static unsafe class ConvKernel
{
    /// <summary><c>y[n, o, i, j] = bias[o] + Σ_c,ky,kx x[n, c, i · stride − pad + ky · dilation, ...] · w[o, c, ky, kx]</c>.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="w">[O, C / Groups, KH, KW].</param>
    /// <param name="bias">Empty, or [O].</param>
    /// <param name="y">[N, OH, OW, O] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void Forward(in ConvGeometry g, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y,
        Workers workers)
    {
        Require(g, x.Length, w.Length, y.Length);
        if (!bias.IsEmpty) Lengths.Require(bias.Length, g.O, nameof(bias));
        if (g.OutputLength == 0) return;
        fixed (float* px = x, pw = w, py = y)
        {
            float* init = Gemm.PaddedBias(bias, g.O);
            if (g.IsDepthwise)
            {
                Depthwise.Forward(g, px, pw, init, py, workers);
                return;
            }

            for (int group = 0; group < g.Groups; group++)
            {
                PackWeights pack = new()
                {
                    W = pw + (nint)group * g.GroupOutputs * g.GroupInputs * g.Taps,
                    Outputs = g.GroupOutputs,
                    Inputs = g.GroupInputs,
                    Taps = g.Taps,
                };
                pack.Packed = Scratch.Rent(Scratch.Packed, pack.Length);
                workers.For(Panels.Count(g.GroupOutputs), 1, pack);
                Image source = Image.Of(px + group * g.GroupInputs, g.GroupInputs, g.C, g.H, g.W);
                Image target = Image.Of(py + group * g.GroupOutputs, g.GroupOutputs, g.O, g.OH, g.OW);
                WindowProduct.Run(source, target, g.N, g.Vertical, g.Horizontal, pack.Packed, init + group * g.GroupOutputs, workers);
            }
        }
    }

    /// <summary>The gradient of the input: every dy times the weights of its window, added up. Overwrites dx.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="dy">[N, OH, OW, O] in memory.</param>
    /// <param name="w">[O, C / Groups, KH, KW].</param>
    /// <param name="dx">[N, H, W, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void InputGrad(in ConvGeometry g, ReadOnlySpan<float> dy, ReadOnlySpan<float> w, Span<float> dx, Workers workers)
    {
        Require(g, dx.Length, w.Length, dy.Length);
        if (g.InputLength == 0) return;
        fixed (float* pdy = dy, pw = w, pdx = dx)
        {
            if (g.IsDepthwise) Depthwise.InputGrad(g, pdy, pw, pdx, workers);
            else InputGradient.Run(g, pdy, pw, pdx, workers);
        }
    }

    /// <summary>The gradient of the weights: <c>dw[o, c, ky, kx] = Σ_n,i,j dy[n, o, i, j] · x[n, c, i · stride − pad + ky · dilation, ...]</c>. Overwrites dw.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="dy">[N, OH, OW, O] in memory.</param>
    /// <param name="dw">[O, C / Groups, KH, KW].</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void WeightGrad(in ConvGeometry g, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw, Workers workers)
    {
        Require(g, x.Length, dw.Length, dy.Length);
        if (g.WeightLength == 0) return;
        if (g.OutputLength == 0 || g.InputLength == 0)
        {
            dw[..(int)g.WeightLength].Clear();
            return;
        }

        fixed (float* px = x, pdy = dy, pdw = dw)
        {
            if (g.IsDepthwise) Depthwise.WeightGrad(g, px, pdy, pdw, workers);
            else WeightGradient.Run(g, px, pdy, pdw, workers);
        }
    }

    private static void Require(in ConvGeometry g, int x, int w, int y)
    {
        if (g.Groups < 1 || g.C % g.Groups != 0 || g.O % g.Groups != 0)
            throw new ArgumentException($"Groups must divide the channels; got {g.Groups} for {g.C} and {g.O}.", nameof(g));
        Lengths.Require(x, g.InputLength, "input");
        Lengths.Require(w, g.WeightLength, "weights");
        Lengths.Require(y, g.OutputLength, "output");
    }
}
