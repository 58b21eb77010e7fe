using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Transforms and packs weights [O, C, 3, 3]: for each of a form's products, panels [panel, k, Panel].</summary>
/// <remarks>Panels are of o and steps of c, or the other way round with turned taps for an input gradient.</remarks>
internal unsafe struct WinogradWeights<TForm> : IBody where TForm : struct, IWinogradForm
{
    private const int Taps = 9, SliceSteps = 32, Ahead = 4;

    public float* W, Packed;
    public int Outputs, Inputs;

    /// <summary>Whether they are for an input gradient.</summary>
    public bool Turned;

    /// <summary>Pieces of work.</summary>
    public readonly int Chunks => Panels.Count(Columns) * Slices;

    /// <summary>Floats from the panels of one product to those of the next; odd in cache lines, so that they spread over the cache.</summary>
    public readonly nint Plane => (((nint)Panels.Count(Columns) * Tiles.Panel * Steps + 15) / 16 | 1) * 16;

    /// <summary>Floats of the packed weights.</summary>
    public readonly long Length => TForm.Size * TForm.Size * Plane;

    private readonly int Columns => Turned ? Inputs : Outputs;

    private readonly int Steps => Turned ? Outputs : Inputs;

    private readonly int Slices => (Steps + SliceSteps - 1) / SliceSteps;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int chunk = start; chunk < end; chunk++)
        {
            int p = chunk / Slices, first = chunk % Slices * SliceSteps;
            Slice(p, first, Math.Min(SliceSteps, Steps - first), Packed + ((nint)p * Steps + first) * Tiles.Panel, Plane);
        }
    }

    /// <summary>Writes some steps of a panel: [step, Panel] for each product, <paramref name="plane"/> floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Slice(int panel, int first, int steps, float* to, nint plane)
    {
        float* lanes = Scratch.Rent(Scratch.Rows, Taps * SliceSteps * (long)Tiles.Panel);
        for (int done = 0; done < steps; done += SliceSteps, to += SliceSteps * Tiles.Panel)
        {
            int count = Math.Min(SliceSteps, steps - done);
            ToLanes(panel * Tiles.Panel, first + done, count, lanes);
            if (Vector512.IsHardwareAccelerated) Transform<Vector512<float>, Simd512>(lanes, count, to, plane);
            else if (Vector256.IsHardwareAccelerated) Transform<Vector256<float>, Simd256>(lanes, count, to, plane);
            else Transform<Vector128<float>, Simd128>(lanes, count, to, plane);
        }
    }

    // Columns become lanes: [step, tap, Panel]. Columns that do not exist are zeros.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void ToLanes(int column, int first, int steps, float* lanes)
    {
        int panel = Tiles.Panel, columns = Math.Min(panel, Columns - column);
        nint row = (nint)Inputs * Taps;
        if (columns < panel) new Span<float>(lanes, steps * Taps * panel).Clear();
        if (!Turned)
        {
            Transpose.Run(W + column * row + first * Taps, row, lanes, panel, columns, steps * Taps);
            return;
        }

        for (int i = 0; i < steps; i++)
            Transpose.Run(W + (first + i) * row + column * Taps, Taps, lanes + (nint)i * Taps * panel, panel, columns, Taps);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Transform<TVec, TSimd>(float* lanes, int steps, float* to, nint plane) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        int width = TSimd.Width, panel = 2 * width, size = TForm.Size;
        nint next = Turned ? -panel : panel;
        float* room = stackalloc float[18 * 16];
        if (Turned) lanes += (Taps - 1) * panel;
        for (int i = 0; i < 2 * steps; i++)
        {
            float* from = lanes + (nint)(i / 2) * Taps * panel + i % 2 * width;
            for (int j = 0; j < size * size; j++) Prefetch.Line(to + j * plane + Ahead * panel);
            for (int j = 0; j < 3; j++) TForm.Weights<TVec, TSimd>(from + j * next, 3 * next, room + j * width, 3 * width);
            for (int j = 0; j < size; j++) TForm.Weights<TVec, TSimd>(room + j * 3 * width, width, to + j * size * plane, plane);
            to += width;
        }
    }
}
