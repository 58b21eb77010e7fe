using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Packs the weights of one group for an input gradient: panels [panel, (ky, kx, o), Panel of c], taps reversed.</summary>
internal unsafe struct PackTurnedWeights : IBody
{
    // Outputs that are packed together: neighbours in a panel, so that its pages are visited less often.
    private const int Together = 16;

    public float* W, Packed;
    public int Outputs, Inputs, KW, Taps;

    /// <summary>The taps of this phase in each direction.</summary>
    public Phase Vertical, Horizontal;

    /// <summary>Floats of the packed weights.</summary>
    public readonly long Length => (long)Panels.Count(Inputs) * Tiles.Panel * Steps;

    private readonly long Steps => (long)Outputs * Vertical.Taps * Horizontal.Taps;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        nint all = (nint)Taps * Inputs;
        float* turned = Scratch.Rent(Scratch.Rows, Together * all);
        for (int o = start; o < end; o += Together)
        {
            int count = Math.Min(Together, end - o);
            if (Taps == 1)
            {
                Scatter(W + o * all, all, count, Packed + (nint)o * Tiles.Panel);
                continue;
            }

            for (int i = 0; i < count; i++) Transpose.Run(W + (o + i) * all, Taps, turned + i * all, Inputs, Inputs, Taps);
            nint step = o;
            for (int i = 0; i < Vertical.Taps; i++)
            {
                for (int j = 0; j < Horizontal.Taps; j++, step += Outputs)
                    Scatter(turned + (nint)(Vertical.Tap(i) * KW + Horizontal.Tap(j)) * Inputs, all, count, Packed + step * Tiles.Panel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Scatter(float* from, nint next, int count, float* to)
    {
        int panel = Tiles.Panel;
        nint jump = (nint)(Steps * panel);
        for (int c = 0; c < Inputs; c += panel, to += jump)
        {
            int columns = Math.Min(panel, Inputs - c);
            if (columns < panel) new Span<float>(to, count * panel).Clear();
            for (int i = 0; i < count; i++) Floats.Copy(from + i * next + c, to + i * panel, columns);
        }
    }
}
