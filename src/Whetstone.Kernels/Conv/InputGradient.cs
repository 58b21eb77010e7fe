using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Input gradients as window products over dy, one for each phase of the strides, or scattered where channels are few.</summary>
internal static unsafe class InputGradient
{
    /// <summary>Overwrites dx [N, H, W, C].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry g, float* dy, float* w, float* dx, Workers workers)
    {
        bool scatter = ScatterGradient.Suits(g);
        float* zeros = Gemm.PaddedBias(default, g.GroupInputs * g.Taps);
        for (int group = 0; group < g.Groups; group++)
        {
            Image source = Image.Of(dy + group * g.GroupOutputs, g.GroupOutputs, g.O, g.OH, g.OW);
            Image target = Image.Of(dx + group * g.GroupInputs, g.GroupInputs, g.C, g.H, g.W);
            float* weights = w + (nint)group * g.GroupOutputs * g.GroupInputs * g.Taps;
            if (scatter)
            {
                ScatterGradient.Run(g, source, target, weights, zeros, workers);
                continue;
            }

            for (int i = 0; i < g.StrideH; i++)
            {
                Phase vertical = Phase.Of(g.Vertical, i);
                for (int j = 0; j < g.StrideW; j++) One(g, vertical, Phase.Of(g.Horizontal, j), source, target, weights, zeros, workers);
            }
        }
    }

    /// <summary>Overwrites dx [N, H, W, C] by the gradient of a 1 x 1 convolution and a sum of others, which may be dx.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(in ConvGeometry g, float* dy, float* w, float* sum, float* dx, Workers workers)
    {
        PackTurnedWeights pack = Pack(g, Phase.Of(g.Vertical, 0), Phase.Of(g.Horizontal, 0), w, workers);
        Image source = Image.Of(dy, g.O, g.O, g.OH, g.OW), target = Image.Of(dx, g.C, g.C, g.H, g.W);
        WindowProduct.Plain(source, target, g.N * g.H * g.W, pack.Packed, sum, g.C, default, workers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(in ConvGeometry g, in Phase vertical, in Phase horizontal, in Image dy, Image dx, float* w, float* zeros,
        Workers workers)
    {
        if (vertical.Count == 0 || horizontal.Count == 0) return;
        PackTurnedWeights pack = Pack(g, vertical, horizontal, w, workers);
        dx.Start += vertical.First * dx.Row + horizontal.First * dx.Pixel;
        dx.Pixel *= horizontal.Stride;
        dx.Row *= vertical.Stride;
        WindowProduct.Run(dy, dx, g.N, vertical.Windows, horizontal.Windows, pack.Packed, zeros, default, workers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static PackTurnedWeights Pack(in ConvGeometry g, in Phase vertical, in Phase horizontal, float* w, Workers workers)
    {
        PackTurnedWeights pack = new()
        {
            W = w,
            Outputs = g.GroupOutputs,
            Inputs = g.GroupInputs,
            KW = g.KW,
            Taps = g.Taps,
            Vertical = vertical,
            Horizontal = horizontal,
        };
        pack.Packed = Scratch.Rent(Scratch.Packed, pack.Length);
        workers.For(g.GroupOutputs, Math.Max(16, (g.GroupOutputs + 15) / 16), pack);
        return pack;
    }
}
