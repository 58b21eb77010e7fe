using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Turns the sums [product, c, o] into gradients of the weights [O, C, 3, 3]; a chunk is a panel of o and a slice of c.</summary>
internal unsafe struct GradientWeights : IBody
{
    private const int Taps = 9, Size = 6, SliceInputs = 32;

    public float* Sums, W;
    public nint Pitch, Plane;
    public int Inputs, Outputs;

    /// <summary>Pieces of work.</summary>
    public readonly int Chunks => Panels.Count(Outputs) * Slices;

    private readonly int Slices => (Inputs + SliceInputs - 1) / SliceInputs;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int chunk = start; chunk < end; chunk++)
        {
            int o = chunk / Slices * Tiles.Panel, c = chunk % Slices * SliceInputs;
            Panel(Sums + c * Pitch + o, o, c, Math.Min(SliceInputs, Inputs - c));
        }
    }

    /// <summary>Writes the gradients of a panel of o and some c, whose sums begin at <paramref name="from"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Panel(float* from, int o, int c, int inputs)
    {
        int panel = Tiles.Panel;
        float* lanes = Scratch.Rent(Scratch.Tail, Taps * SliceInputs * (long)panel);
        for (int end = c + inputs; c < end; c += SliceInputs, from += SliceInputs * Pitch)
        {
            int count = Math.Min(SliceInputs, end - c);
            if (Vector512.IsHardwareAccelerated) Transform<Vector512<float>, Simd512>(from, count, lanes);
            else if (Vector256.IsHardwareAccelerated) Transform<Vector256<float>, Simd256>(from, count, lanes);
            else Transform<Vector128<float>, Simd128>(from, count, lanes);
            nint row = (nint)Inputs * Taps;
            Transpose.Run(lanes, panel, W + o * row + c * Taps, row, count * Taps, Math.Min(panel, Outputs - o));
        }
    }

    // Gives [c, tap, Panel].
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Transform<TVec, TSimd>(float* sums, int inputs, float* lanes) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        int width = TSimd.Width, panel = 2 * width;
        float* room = stackalloc float[3 * Size * 16];
        for (int i = 0; i < 2 * inputs; i++)
        {
            float* from = sums + i / 2 * Pitch + i % 2 * width, to = lanes + (nint)(i / 2) * Taps * panel + i % 2 * width;
            for (int j = 0; j < Size; j++) GradientForm<TVec, TSimd>.Weights(from + j * Plane, Size * Plane, room + j * width, Size * width);
            for (int j = 0; j < 3; j++) GradientForm<TVec, TSimd>.Weights(room + j * Size * width, width, to + j * 3 * panel, panel);
        }
    }
}
