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
        int panel = Tiles.Panel;
        float* lanes = Scratch.Rent(Scratch.Tail, Taps * SliceInputs * (long)panel);
        for (int chunk = start; chunk < end; chunk++)
        {
            int o = chunk / Slices * panel, first = chunk % Slices * SliceInputs, inputs = Math.Min(SliceInputs, Inputs - first);
            float* from = Sums + first * Pitch + o;
            if (Vector512.IsHardwareAccelerated) Transform<Vector512<float>, Simd512>(from, inputs, lanes);
            else if (Vector256.IsHardwareAccelerated) Transform<Vector256<float>, Simd256>(from, inputs, lanes);
            else Transform<Vector128<float>, Simd128>(from, inputs, lanes);
            nint row = (nint)Inputs * Taps;
            Transpose.Run(lanes, panel, W + o * row + first * Taps, row, inputs * Taps, Math.Min(panel, Outputs - o));
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
