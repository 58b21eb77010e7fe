using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Whetstone.Kernels;

/// <summary>What happens to one register of channels of one window.</summary>
internal unsafe interface IPoolStep
{
    /// <summary>Whether doing the same channels twice gives the same result.</summary>
    bool MayRepeat { get; }

    void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>;
}

/// <summary>Visits windows in row-major order, and in each the channels by registers, wide ones first.</summary>
/// <remarks>
/// A step that writes y takes lines as indices. A step that adds to x takes blocks of channels of whole images, so that windows that
/// overlap belong to one index and add up in order.
/// </remarks>
internal unsafe struct PoolLoop<TStep> : IBody where TStep : struct, IPoolStep
{
    private const int BlockChannels = 64, MaxOnStack = 64;

    public PoolPlan Plan;
    public TStep Step;
    public bool ByLines, CountPadding;

    /// <summary>Runs a step that writes only its window's pixel of y.</summary>
    public static void Lines(in PoolPlan plan, TStep step, bool countPadding, Workers workers)
    {
        PoolLoop<TStep> loop = new() { Plan = plan, Step = step, ByLines = true, CountPadding = countPadding };
        workers.For(plan.N * plan.Vertical.Count, 2, loop);
    }

    /// <summary>Runs a step that adds to elements of x.</summary>
    public static void Images(in PoolPlan plan, TStep step, bool countPadding, Workers workers)
    {
        if (plan.IsDisjoint)
        {
            Lines(plan, step, countPadding, workers);
            return;
        }

        PoolLoop<TStep> loop = new() { Plan = plan, Step = step, CountPadding = countPadding };
        workers.For(plan.N * Blocks(plan.C), 1, loop);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        long most = (long)Plan.Vertical.Longest * Plan.Horizontal.Longest;
        nint* few = stackalloc nint[2 * MaxOnStack];
        nint* many = most > MaxOnStack ? (nint*)NativeMemory.Alloc((nuint)most, (nuint)(2 * sizeof(nint))) : null;
        nint* taps = many == null ? few : many;
        PoolWindow window = new() { Taps = taps, Numbers = (float*)(taps + most) };
        Run(start, end, ref window);
        NativeMemory.Free(many);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Run(int start, int end, ref PoolWindow window)
    {
        int height = Plan.Vertical.Count, blocks = Blocks(Plan.C);
        for (int index = start; index < end; index++)
        {
            if (ByLines)
            {
                Line(index / height, index % height, 0, Plan.C, ref window);
                continue;
            }

            int c = index % blocks * BlockChannels;
            for (int y = 0; y < height; y++) Line(index / blocks, y, c, Math.Min(Plan.C, c + BlockChannels), ref window);
        }
    }

    private static int Blocks(int channels) => (channels + BlockChannels - 1) / BlockChannels;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Line(int image, int y, nint c, nint end, ref PoolWindow window)
    {
        PoolAxis vertical = Plan.Vertical, horizontal = Plan.Horizontal;
        nint pixel = Plan.C, row = pixel * horizontal.Size, left = ((nint)image * vertical.Size + vertical.First(y)) * row;
        int height = vertical.End(y) - vertical.First(y);
        window.Output = ((nint)image * vertical.Count + y) * horizontal.Count * pixel;
        for (int x = 0; x < horizontal.Count; x++, window.Output += pixel)
        {
            int first = horizontal.First(x), width = horizontal.End(x) - first;
            window.Input = left + first * pixel;
            window.Resize(height, width, row, pixel);
            window.Scale = 1f / (CountPadding ? vertical.Padded(y) * horizontal.Padded(x) : height * width);
            PoolChannels.Run(Step, window, c, end);
        }
    }
}
