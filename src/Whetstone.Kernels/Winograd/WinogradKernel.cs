using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>3 x 3 convolutions of stride 1 with fewer products than their definition has (Winograd; Lavin and Gray, arXiv 1509.09308).</summary>
/// <remarks>Results differ from those of <see cref="ConvKernel"/> by their rounding. See docs/decisions/winograd.md.</remarks>
public static unsafe class WinogradKernel
{
    /// <summary>Whether these are the sizes of such a convolution: 3 x 3, stride and dilation 1, one group, padding up to 2, nothing empty.</summary>
    public static bool Suits(in ConvGeometry g) =>
        g is { KH: 3, KW: 3, StrideH: 1, StrideW: 1, DilationH: 1, DilationW: 1, Groups: 1, PadH: >= 0 and <= 2, PadW: >= 0 and <= 2 }
        && g.WeightLength > 0 && g.InputLength > 0 && g.OutputLength > 0;

    /// <summary>See <see cref="ConvKernel.Forward"/>. Each image by itself: what is computed for one does not depend on the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(in ConvGeometry g, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y,
        WinogradForm form, Workers workers) =>
        ConvKernel.Forward(new NoActivation(), form == WinogradForm.Two ? ConvMethod.WinogradTwo : ConvMethod.WinogradFour, g, x, w, false, bias, default, y, workers);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Forward(in ConvGeometry g, float* x, float* w, bool isPrepared, ReadOnlySpan<float> bias, float* y, ConvMethod method, in Finish finish, Workers workers)
    {
        if (method == ConvMethod.WinogradTwo) Forward<Form2>(g, Tiles(g, x, y), w, isPrepared, bias, finish, workers);
        else Forward<Form4>(g, Tiles(g, x, y), w, isPrepared, bias, finish, workers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<TForm>(in ConvGeometry g, in WinogradTiles tiles, float* w, bool isPrepared, ReadOnlySpan<float> bias, in Finish finish, Workers workers)
        where TForm : struct, IWinogradForm
    {
        if (isPrepared) WinogradRun<TForm>.Run(g, tiles, w, false, bias, finish, workers);
        else WinogradRun<TForm>.RunOnce(g, tiles, w, false, bias, finish, workers);
    }

    /// <summary>See <see cref="ConvKernel.InputGrad"/>: a convolution of dy with turned weights, padded by what the padding left out.</summary>
    public static void InputGrad(in ConvGeometry g, ReadOnlySpan<float> dy, ReadOnlySpan<float> w, Span<float> dx, WinogradForm form,
        Workers workers)
    {
        Require(g, dx.Length, w.Length, dy.Length);
        fixed (float* pdy = dy, pw = w, pdx = dx)
        {
            WinogradTiles tiles = Turned(g, form);
            tiles.X = Image.Of(pdy, g.O, g.O, g.OH, g.OW);
            tiles.Y = Image.Of(pdx, g.C, g.C, g.H, g.W);
            if (form == WinogradForm.Two) WinogradRun<Form2>.RunOnce(g, tiles, pw, true, default, default, workers);
            else WinogradRun<Form4>.RunOnce(g, tiles, pw, true, default, default, workers);
        }
    }

    /// <summary>Whether <see cref="InputGrad"/> takes several images as one: what it gives for an image rounds with its neighbours in the batch.</summary>
    public static bool MixesImages(in ConvGeometry g, WinogradForm form) => Suits(g) && Turned(g, form).Sheet != WinogradSheet.Single;

    /// <summary>See <see cref="ConvKernel.WeightGrad"/>: always with tiles of 4 x 4 results.</summary>
    public static void WeightGrad(in ConvGeometry g, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw, Workers workers)
    {
        Require(g, x.Length, dw.Length, dy.Length);
        fixed (float* px = x, pdy = dy, pdw = dw)
        {
            WinogradTiles tiles = Tiles(g, px, pdy);
            tiles.Outputs = Form4.Outputs;
            tiles.Sheet = WinogradSheet.Of(tiles);
            WinogradGradient.Run(g, tiles, pdw, workers);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static WinogradTiles Tiles(in ConvGeometry g, float* x, float* y)
    {
        WinogradTiles tiles = new() { Images = g.N, XHeight = g.H, XWidth = g.W, YHeight = g.OH, YWidth = g.OW, PadH = g.PadH, PadW = g.PadW };
        tiles.Sheet = WinogradSheet.Single;
        tiles.X = Image.Of(x, g.C, g.C, g.H, g.W);
        tiles.Y = Image.Of(y, g.O, g.O, g.OH, g.OW);
        return tiles;
    }

    // The tiles of an input gradient, without memory.
    private static WinogradTiles Turned(in ConvGeometry g, WinogradForm form)
    {
        WinogradTiles tiles = new() { Images = g.N, XHeight = g.OH, XWidth = g.OW, YHeight = g.H, YWidth = g.W, PadH = 2 - g.PadH, PadW = 2 - g.PadW };
        tiles.Outputs = form == WinogradForm.Two ? Form2.Outputs : Form4.Outputs;
        return tiles with { Sheet = WinogradSheet.Of(tiles) };
    }

    private static void Require(in ConvGeometry g, int x, int w, int y)
    {
        if (!Suits(g)) throw new ArgumentException($"Not a 3 x 3 convolution of stride 1, or an empty one: {g}.", nameof(g));
        Lengths.Require(x, g.InputLength, "input");
        Lengths.Require(w, g.WeightLength, "weights");
        Lengths.Require(y, g.OutputLength, "output");
    }
}
