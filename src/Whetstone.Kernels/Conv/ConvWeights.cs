using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The weights of a convolution in the order in which its forward kernel reads them: worth keeping while they do not change.</summary>
/// <remarks>The order is that of this processor's vectors; the length is the same on all.</remarks>
public static unsafe class ConvWeights
{
    /// <summary>Floats that the prepared weights of a convolution take; its images do not matter.</summary>
    public static long Length(in ConvGeometry g, ConvMethod method)
    {
        if (g.IsDepthwise) return g.WeightLength;
        long panels = Panels.Room(g.GroupOutputs) * g.GroupInputs;
        return method switch
        {
            ConvMethod.WinogradTwo => Winograd<Form2>(panels),
            ConvMethod.WinogradFour => Winograd<Form4>(panels),
            _ => g.Groups * panels * g.Taps,
        };
    }

    /// <summary>Brings weights [O, C / Groups, KH, KW] into that order.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="method">How the convolution will be computed; one of Winograd's needs sizes that <see cref="WinogradKernel.Suits"/>.</param>
    /// <param name="w">The weights.</param>
    /// <param name="prepared">At least <see cref="Length"/> floats.</param>
    /// <param name="workers">The threads to use.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Prepare(in ConvGeometry g, ConvMethod method, ReadOnlySpan<float> w, Span<float> prepared, Workers workers)
    {
        Lengths.Require(w.Length, g.WeightLength, nameof(w));
        Lengths.Require(prepared.Length, Length(g, method), nameof(prepared));
        if (g.WeightLength == 0) return;
        fixed (float* pw = w, to = prepared) Prepare(g, method, pw, to, workers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Prepare(in ConvGeometry g, ConvMethod method, float* w, float* to, Workers workers)
    {
        if (g.IsDepthwise) Transpose.Run(w, g.Taps, to, g.C, g.C, g.Taps);
        else if (method == ConvMethod.WinogradTwo) WinogradRun<Form2>.Prepare(g, w, false, to, workers);
        else if (method == ConvMethod.WinogradFour) WinogradRun<Form4>.Prepare(g, w, false, to, workers);
        else
        {
            PackWeights pack = new() { Outputs = g.GroupOutputs, Inputs = g.GroupInputs, Taps = g.Taps, Packed = to };
            for (int group = 0; group < g.Groups; group++, pack.Packed += pack.Length)
            {
                pack.W = w + group * (g.WeightLength / g.Groups);
                workers.For(Panels.Count(g.GroupOutputs), 1, pack);
            }
        }
    }

    // Each product's panels are rounded up to an odd number of cache lines.
    private static long Winograd<TForm>(long panels) where TForm : struct, IWinogradForm => TForm.Size * TForm.Size * (panels + 32);
}
