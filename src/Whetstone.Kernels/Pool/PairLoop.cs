using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>A step that is written out for windows of 2 x 2 elements.</summary>
internal unsafe interface IPairStep : IPoolStep
{
    /// <summary>Takes one register of channels of one window.</summary>
    /// <param name="input">The first element in x.</param>
    /// <param name="output">The element in y.</param>
    /// <param name="right">From an element to its right neighbour.</param>
    /// <param name="below">From an element to the one below.</param>
    void Pair<TVec, TLanes>(nint input, nint output, nint right, nint below) where TVec : struct where TLanes : struct, IPoolLanes<TVec>;
}

/// <summary>Visits windows of 2 x 2 that lie side by side: most poolings of most networks.</summary>
internal unsafe struct PairLoop<TStep> : IBody where TStep : struct, IPairStep
{
    public PoolPlan Plan;
    public TStep Step;

    /// <summary>Whether the windows are like that.</summary>
    public static bool Suits(in PoolPlan plan) => IsPairs(plan.Vertical) && IsPairs(plan.Horizontal);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        nint pixel = Plan.C, row = pixel * Plan.Horizontal.Size;
        int height = Plan.Vertical.Count, width = Plan.Horizontal.Count;
        for (int line = start; line < end; line++)
            Line(Step, ((nint)(line / height) * Plan.Vertical.Size + 2 * (line % height)) * row, (nint)line * width * pixel, width, pixel, row);
    }

    // Not a window that reaches over the border.
    private static bool IsPairs(in PoolAxis axis) => axis is { Adaptive: false, Kernel: 2, Stride: 2, Pad: 0 } && 2 * axis.Count <= axis.Size;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Line(TStep step, nint input, nint output, int windows, nint pixel, nint row)
    {
        for (; windows > 0; windows--, input += 2 * pixel, output += pixel)
        {
            nint c = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; c <= pixel - 16; c += 16) step.Pair<Vector512<float>, PoolLanes512>(input + c, output + c, pixel, row);
                // A narrow rest is cheaper by itself: wide registers that reach over it lie across cache lines.
                if (c > 0 && pixel - c > 8)
                {
                    step.Pair<Vector512<float>, PoolLanes512>(input + pixel - 16, output + pixel - 16, pixel, row);
                    continue;
                }
            }

            if (Vector256.IsHardwareAccelerated)
                for (; c <= pixel - 8; c += 8) step.Pair<Vector256<float>, PoolLanes256>(input + c, output + c, pixel, row);
            for (; c <= pixel - 4; c += 4) step.Pair<Vector128<float>, PoolLanes128>(input + c, output + c, pixel, row);
            if (c < pixel && c > 0) step.Pair<Vector128<float>, PoolLanes128>(input + pixel - 4, output + pixel - 4, pixel, row);
            else
                for (; c < pixel; c++) step.Pair<float, PoolLanes32>(input + c, output + c, pixel, row);
        }
    }
}
