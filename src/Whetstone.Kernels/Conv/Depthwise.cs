using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Convolutions with one weight plane a channel: lanes are channels, nothing is copied.</summary>
internal static unsafe class Depthwise
{
    /// <summary>Overwrites y [N, OH, OW, C]; weights are [tap, C].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(in ConvGeometry g, float* x, float* packed, float* init, float* y, in Finish finish, Workers workers)
    {
        Image source = Image.Of(x, g.C, g.C, g.H, g.W), target = Image.Of(y, g.C, g.C, g.OH, g.OW);
        Choose(source, target, g.N, g.Vertical, g.Horizontal, packed, init, finish, workers);
    }

    /// <summary>Overwrites dx [N, H, W, C].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InputGrad(in ConvGeometry g, float* dy, float* w, float* dx, Workers workers)
    {
        float* turned = Scratch.Rent(Scratch.Partial, g.WeightLength), packed = Scratch.Rent(Scratch.Packed, g.WeightLength);
        float* zeros = Gemm.PaddedBias(default, g.C);
        Transpose.Run(w, g.Taps, turned, g.C, g.C, g.Taps);
        for (int i = 0; i < g.StrideH; i++)
        {
            for (int j = 0; j < g.StrideW; j++)
            {
                Phase vertical = Phase.Of(g.Vertical, i), horizontal = Phase.Of(g.Horizontal, j);
                if (vertical.Count == 0 || horizontal.Count == 0) continue;
                for (int ky = 0, at = 0; ky < vertical.Taps; ky++)
                {
                    for (int kx = 0; kx < horizontal.Taps; kx++, at += g.C)
                        Floats.Copy(turned + (nint)(vertical.Tap(ky) * g.KW + horizontal.Tap(kx)) * g.C, packed + at, g.C);
                }

                Image target = Image.Of(dx, g.C, g.C, g.H, g.W);
                target.Start += vertical.First * target.Row + horizontal.First * target.Pixel;
                target.Pixel *= g.StrideW;
                target.Row *= g.StrideH;
                Choose(Image.Of(dy, g.C, g.C, g.OH, g.OW), target, g.N, vertical.Windows, horizontal.Windows, packed, zeros, default, workers);
            }
        }
    }

    /// <summary>Overwrites dw [C, 1, KH, KW].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGrad(in ConvGeometry g, float* x, float* dy, float* dw, Workers workers)
    {
        if (Vector512.IsHardwareAccelerated && g.C >= 16) Weights<Vector512<float>, Simd512>(g, x, dy, dw, workers);
        else if (Vector256.IsHardwareAccelerated && g.C >= 8) Weights<Vector256<float>, Simd256>(g, x, dy, dw, workers);
        else if (g.C >= 4) Weights<Vector128<float>, Simd128>(g, x, dy, dw, workers);
        else Weights<float, Simd32>(g, x, dy, dw, workers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Choose(in Image x, in Image y, int images, in Axis vertical, in Axis horizontal, float* w, float* init,
        in Finish finish, Workers workers)
    {
        int c = x.Channels;
        if (Vector512.IsHardwareAccelerated && c >= 16) Windows<Vector512<float>, Simd512>(x, y, images, vertical, horizontal, w, init, finish, workers);
        else if (Vector256.IsHardwareAccelerated && c >= 8) Windows<Vector256<float>, Simd256>(x, y, images, vertical, horizontal, w, init, finish, workers);
        else if (c >= 4) Windows<Vector128<float>, Simd128>(x, y, images, vertical, horizontal, w, init, finish, workers);
        else Windows<float, Simd32>(x, y, images, vertical, horizontal, w, init, finish, workers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Windows<TVec, TSimd>(in Image x, in Image y, int images, in Axis vertical, in Axis horizontal, float* w, float* init,
        in Finish finish, Workers workers) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        DepthwiseLines<TVec, TSimd> lines = new() { X = x, Y = y, Vertical = vertical, Horizontal = horizontal, W = w, Init = init, Finish = finish };
        workers.For(images * vertical.Count, 4, lines);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Weights<TVec, TSimd>(in ConvGeometry g, float* x, float* dy, float* dw, Workers workers)
        where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        int splits = Math.Min(g.N * g.OH, 16);
        DepthwiseWeights<TVec, TSimd> sums = new()
        {
            X = Image.Of(x, g.C, g.C, g.H, g.W),
            Dy = Image.Of(dy, g.C, g.C, g.OH, g.OW),
            Vertical = g.Vertical,
            Horizontal = g.Horizontal,
            Lines = g.N * g.OH,
            Splits = splits,
            Partial = Scratch.Rent(Scratch.Partial, splits * g.WeightLength),
        };
        workers.For(splits, 1, sums);
        for (int s = 1; s < splits; s++) Floats.Add(sums.Partial + s * g.WeightLength, sums.Partial, (nint)g.WeightLength);
        Transpose.Run(sums.Partial, g.C, dw, g.Taps, g.Taps, g.C);
    }
}
