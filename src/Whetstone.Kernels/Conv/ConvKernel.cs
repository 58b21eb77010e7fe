using System.Runtime.CompilerServices;

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
        Workers workers) =>
        Forward(new NoActivation(), ConvMethod.Direct, g, x, w, false, bias, default, y, workers);

    /// <summary>The same by any method, then <c>y = fn(y + residual)</c> while the results are still in the cache.</summary>
    /// <param name="fn">The function, such as an activation.</param>
    /// <param name="method">How to compute it; one of Winograd's needs sizes that <see cref="WinogradKernel.Suits"/>.</param>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="w">[O, C / Groups, KH, KW], or what <see cref="ConvWeights.Prepare(in ConvGeometry, ConvMethod, ReadOnlySpan{float}, Span{float}, Workers)"/> made of them.</param>
    /// <param name="isPrepared">Whether the weights were prepared.</param>
    /// <param name="bias">Empty, or [O].</param>
    /// <param name="residual">Empty, or [N, OH, OW, O] in memory; not y itself.</param>
    /// <param name="y">[N, OH, OW, O] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void Forward<TFn>(TFn fn, ConvMethod method, in ConvGeometry g, ReadOnlySpan<float> x, ReadOnlySpan<float> w, bool isPrepared,
        ReadOnlySpan<float> bias, ReadOnlySpan<float> residual, Span<float> y, Workers workers) where TFn : struct, IPointwise
    {
        if (method != ConvMethod.Direct && !WinogradKernel.Suits(g)) throw new ArgumentException($"Not a 3 x 3 convolution of stride 1, or an empty one: {g}.", nameof(g));
        Require(g, x.Length, isPrepared ? (int)g.WeightLength : w.Length, y.Length);
        if (isPrepared) Lengths.Require(w.Length, ConvWeights.Length(g, method), nameof(w));
        if (!bias.IsEmpty) Lengths.Require(bias.Length, g.O, nameof(bias));
        if (!residual.IsEmpty) Lengths.Require(residual.Length, g.OutputLength, nameof(residual));
        if (g.OutputLength == 0) return;
        fixed (float* px = x, pw = w, pr = residual, py = y)
        {
            float* packed = pw;
            Finish finish = Finish.Of(ref fn, py, residual.IsEmpty ? null : pr);
            if (method != ConvMethod.Direct)
            {
                WinogradKernel.Forward(g, px, pw, isPrepared, bias, py, method, finish, workers);
                return;
            }
            if (!isPrepared)
            {
                packed = Scratch.Rent(Scratch.Packed, ConvWeights.Length(g, method));
                ConvWeights.Prepare(g, method, pw, packed, workers);
            }
            if (g.IsDepthwise) Depthwise.Forward(g, px, packed, Gemm.PaddedBias(bias, g.O), py, finish, workers);
            else Groups(g, px, packed, Gemm.PaddedBias(bias, g.O), py, finish, workers);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Groups(in ConvGeometry g, float* x, float* packed, float* init, float* y, in Finish finish, Workers workers)
    {
        PackWeights pack = new() { Outputs = g.GroupOutputs, Inputs = g.GroupInputs, Taps = g.Taps };
        for (int group = 0; group < g.Groups; group++, packed += pack.Length)
        {
            Image source = Image.Of(x + group * g.GroupInputs, g.GroupInputs, g.C, g.H, g.W);
            Image target = Image.Of(y + group * g.GroupOutputs, g.GroupOutputs, g.O, g.OH, g.OW);
            WindowProduct.Run(source, target, g.N, g.Vertical, g.Horizontal, packed, init + group * g.GroupOutputs, finish, workers);
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

    /// <summary>Whether <see cref="InputGradAdd"/> takes a convolution: 1 x 1, without stride, padding or groups.</summary>
    /// <param name="g">The sizes.</param>
    public static bool AddsInputGrad(in ConvGeometry g) => g is { KH: 1, KW: 1, StrideH: 1, StrideW: 1, PadH: 0, PadW: 0, Groups: 1 };

    /// <summary>The gradient of the input of a 1 x 1 convolution, and a sum of other gradients, in one sweep.</summary>
    /// <param name="g">The sizes; see <see cref="AddsInputGrad"/>.</param>
    /// <param name="dy">[N, OH, OW, O] in memory.</param>
    /// <param name="w">[O, C, 1, 1].</param>
    /// <param name="sum">[N, H, W, C] in memory, which may be that of <paramref name="dx"/>.</param>
    /// <param name="dx">[N, H, W, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void InputGradAdd(in ConvGeometry g, ReadOnlySpan<float> dy, ReadOnlySpan<float> w, ReadOnlySpan<float> sum, Span<float> dx, Workers workers)
    {
        Require(g, dx.Length, w.Length, dy.Length);
        Lengths.Require(sum.Length, g.InputLength, nameof(sum));
        if (!AddsInputGrad(g)) throw new ArgumentException($"Not a 1 x 1 convolution: {g}.", nameof(g));
        if (g.InputLength == 0) return;
        if (g.O == 0)
        {
            sum[..(int)g.InputLength].CopyTo(dx);
            return;
        }
        fixed (float* pdy = dy, pw = w, ps = sum, pdx = dx) InputGradient.Add(g, pdy, pw, ps, pdx, workers);
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
