namespace Whetstone.Kernels;

/// <summary>Packs the weights of one group for an input gradient: panels [panel, (ky, kx, o), Panel of c], taps reversed.</summary>
internal unsafe struct PackTurnedWeights : IBody
{
    public float* W, Packed;
    public int Outputs, Inputs, KW, Taps;

    /// <summary>The taps of this phase in each direction.</summary>
    public Phase Vertical, Horizontal;

    /// <summary>Floats of the packed weights.</summary>
    public readonly long Length => (long)Panels.Count(Inputs) * Tiles.Panel * Steps;

    private readonly long Steps => (long)Outputs * Vertical.Taps * Horizontal.Taps;

    public readonly void Run(int start, int end)
    {
        int panel = Tiles.Panel;
        float* turned = Scratch.Rent(Scratch.Rows, (long)Taps * Inputs);
        for (int o = start; o < end; o++)
        {
            Transpose.Run(W + (nint)o * Inputs * Taps, Taps, turned, Inputs, Inputs, Taps);
            nint step = o;
            for (int i = 0; i < Vertical.Taps; i++)
            {
                for (int j = 0; j < Horizontal.Taps; j++, step += Outputs)
                    Scatter(turned + (nint)(Vertical.Tap(i) * KW + Horizontal.Tap(j)) * Inputs, Packed + step * panel);
            }
        }
    }

    private readonly void Scatter(float* from, float* to)
    {
        int panel = Tiles.Panel;
        nint jump = (nint)(Steps * panel);
        for (int c = 0; c < Inputs; c += panel, to += jump)
        {
            int columns = Math.Min(panel, Inputs - c);
            Floats.Copy(from + c, to, columns);
            for (int i = columns; i < panel; i++) to[i] = 0;
        }
    }
}
