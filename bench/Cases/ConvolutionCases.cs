using Whetstone.Kernels;

namespace Whetstone.Bench.Cases;

/// <summary>The passes of a convolution, by its definition and in Winograd's form.</summary>
public static class ConvolutionCases
{
    /// <summary>The passes that training runs.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="isFirst">Whether the input is the network's own, of which no gradient is wanted.</param>
    public static IEnumerable<KernelCase> Of(ConvGeometry g, bool isFirst = false)
    {
        yield return Case(g, "convolution", "forward", (x, w, y, workers) => ConvKernel.Forward(g, x.Span, w.Span, [], y.Span, workers));
        if (!isFirst) yield return Case(g, "convolution", "input gradient", (x, w, y, workers) => ConvKernel.InputGrad(g, y.Span, w.Span, x.Span, workers));
        yield return Case(g, "convolution", "weight gradient", (x, w, y, workers) => ConvKernel.WeightGrad(g, x.Span, y.Span, w.Span, workers));
    }

    /// <summary>The same in Winograd's form, for the shapes that have it; counted as if every product of the definition were made.</summary>
    public static IEnumerable<KernelCase> Winograd(ConvGeometry g)
    {
        if (!WinogradKernel.Suits(g)) yield break;
        yield return Case(g, "winograd", "forward", (x, w, y, workers) => WinogradKernel.Forward(g, x.Span, w.Span, [], y.Span, WinogradForm.Four, workers));
        yield return Case(g, "winograd", "input gradient", (x, w, y, workers) => WinogradKernel.InputGrad(g, y.Span, w.Span, x.Span, WinogradForm.Four, workers));
        yield return Case(g, "winograd", "weight gradient", (x, w, y, workers) => WinogradKernel.WeightGrad(g, x.Span, y.Span, w.Span, workers));
    }

    /// <summary>Square images and kernels, padded so that stride 1 keeps the size.</summary>
    public static ConvGeometry Square(int images, int inputs, int size, int outputs, int kernel, int stride = 1, int groups = 1) =>
        new(images, inputs, size, size, outputs, kernel, kernel, stride, stride, kernel / 2, kernel / 2, 1, 1, groups);

    private static KernelCase Case(ConvGeometry g, string family, string name, Action<Memory<float>, Memory<float>, Memory<float>, Workers> pass)
    {
        int inputs = g.C / g.Groups;
        long x = (long)g.N * g.C * g.H * g.W, w = (long)g.O * inputs * g.KH * g.KW, y = (long)g.N * g.O * g.OH * g.OW;
        return new(g.Groups == g.C && g.C > 1 ? "depthwise" : family, Text(g), name, 2.0 * y * inputs * g.KH * g.KW, 4.0 * (x + w + y), () =>
        {
            Memory<float> ax = Arrays.Filled(x), aw = Arrays.Filled(w), ay = Arrays.Filled(y);
            return workers => pass(ax, aw, ay, workers);
        });
    }

    private static string Text(in ConvGeometry g) =>
        $"{g.C}-{g.O} {g.KH}x{g.KW}{(g.StrideH > 1 ? $" s{g.StrideH}" : "")}{(g.Groups > 1 ? g.Groups == g.C ? " dw" : $" g{g.Groups}" : "")} @{g.H}x{g.W} n{g.N}";
}
