using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The gradient of a max pooling whose windows overlap, line by line of x: an element sums the dy of the windows whose largest it is, and is written once.</summary>
/// <remarks>Windows come in row-major order, as when each of them adds its dy to an element: so all bits are the same.</remarks>
internal unsafe struct MaxGradientLines : IBody
{
    // More windows an element than this, and to visit all of them costs more than to add to one element of each.
    private const int MostWindows = 16;

    // With a stride, elements that many apart lie alike in their windows. With a longer one than this windows are looked up for each
    // element, and only many channels pay for it.
    private const int MostPhases = 4, FewestChannels = 256;

    public PoolPlan Plan;
    public MaxGradSumStep Step;

    /// <summary>Whether few enough windows share an element, and enough channels the windows.</summary>
    public static bool Suits(in PoolPlan plan) =>
        plan is { Vertical.Adaptive: false, Horizontal.Adaptive: false } && (long)Most(plan.Vertical) * Most(plan.Horizontal) <= MostWindows
        && (plan.Horizontal.Stride <= MostPhases || plan.C >= FewestChannels);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        nint* taps = stackalloc nint[2 * MostWindows * MostPhases];
        Span<PoolWindow> phases = stackalloc PoolWindow[Plan.Horizontal.Stride <= MostPhases ? Plan.Horizontal.Stride : 1];
        foreach (ref PoolWindow sources in phases)
        {
            sources = new() { Taps = taps, Numbers = (float*)(taps + MostWindows) };
            taps += 2 * MostWindows;
        }
        for (int line = start; line < end; line++) Line(line / Plan.Vertical.Size, line % Plan.Vertical.Size, phases);
    }

    private static int Most(in PoolAxis axis) => (axis.Kernel + axis.Stride - 1) / axis.Stride;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Line(int image, int y, Span<PoolWindow> phases)
    {
        PoolAxis vertical = Plan.Vertical, horizontal = Plan.Horizontal;
        int top = 0, bottom = 0, left = 0, right = 0;
        Move(vertical, y, ref top, ref bottom);
        nint above = ((nint)image * vertical.Count + top) * horizontal.Count;
        nint output = ((nint)image * vertical.Size + y) * horizontal.Size * Plan.C;
        Span<(int Count, int Into)> known = stackalloc (int, int)[phases.Length];
        known.Fill((-1, 0));
        for (int x = 0, phase = 0; x < horizontal.Size; x++, output += Plan.C, phase = phase == phases.Length - 1 ? 0 : phase + 1)
        {
            Move(horizontal, x, ref left, ref right);
            ref PoolWindow sources = ref phases[phase];
            (sources.Input, sources.Output) = ((above + left) * Plan.C, output);
            // Most elements lie in their windows as an element before them did.
            bool whole = right > left && Width(left) == horizontal.Kernel && Width(right - 1) == horizontal.Kernel;
            (int Count, int Into) now = whole ? (right - left, x - horizontal.First(left)) : (-1, 0);
            if (!whole || now != known[phase]) Fill(ref sources, y, top, bottom, x, left, right);
            known[phase] = now;
            PoolChannels.Run(Step, sources, 0, Plan.C);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly int Width(int window) => Plan.Horizontal.End(window) - Plan.Horizontal.First(window);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Fill(ref PoolWindow sources, int y, int top, int bottom, int x, int left, int right)
    {
        sources.Count = 0;
        for (int i = top; i < bottom; i++)
            for (int j = left; j < right; j++, sources.Count++)
            {
                sources.Taps[sources.Count] = ((nint)(i - top) * Plan.Horizontal.Count + j - left) * Plan.C;
                sources.Numbers[sources.Count] = (y - Plan.Vertical.First(i)) * Width(j) + x - Plan.Horizontal.First(j);
            }
    }

    // The windows that hold a coordinate, from those that hold the one before, or from none.
    private static void Move(in PoolAxis axis, int at, ref int first, ref int end)
    {
        while (first < axis.Count && axis.End(first) <= at) first++;
        end = Math.Max(end, first);
        while (end < axis.Count && axis.First(end) <= at) end++;
    }
}

/// <summary>dx = the sum of the dy whose index names the element.</summary>
internal unsafe struct MaxGradSumStep : IPoolStep
{
    public float* Dy, Dx;
    public PoolIndex Index;

    public readonly bool MayRepeat => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TVec, TLanes>(in PoolWindow sources, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        if (sources.Count > 0) Prefetch.Ahead(Dy + sources.Input + sources.Taps[sources.Count - 1] + c);
        Prefetch.Ahead(Dx + sources.Output + c);
        TVec sum;
        if (sources.Count == 9) sum = Nine<TVec, TLanes>(sources, c);
        else
        {
            sum = default;
            for (int k = 0; k < sources.Count; k++) sum = TLanes.Add(sum, Taken<TVec, TLanes>(sources, c, k));
        }
        TLanes.Store(Dx + sources.Output + c, sum);
    }

    // Windows of 3 x 3 side by side, written out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TVec Nine<TVec, TLanes>(in PoolWindow sources, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec sum = TLanes.Add(default, Taken<TVec, TLanes>(sources, c, 0));
        sum = TLanes.Add(sum, Taken<TVec, TLanes>(sources, c, 1));
        sum = TLanes.Add(sum, Taken<TVec, TLanes>(sources, c, 2));
        sum = TLanes.Add(sum, Taken<TVec, TLanes>(sources, c, 3));
        sum = TLanes.Add(sum, Taken<TVec, TLanes>(sources, c, 4));
        sum = TLanes.Add(sum, Taken<TVec, TLanes>(sources, c, 5));
        sum = TLanes.Add(sum, Taken<TVec, TLanes>(sources, c, 6));
        sum = TLanes.Add(sum, Taken<TVec, TLanes>(sources, c, 7));
        return TLanes.Add(sum, Taken<TVec, TLanes>(sources, c, 8));
    }

    // What window k gives to the element.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TVec Taken<TVec, TLanes>(in PoolWindow sources, nint c, int k) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        nint at = sources.Input + sources.Taps[k] + c;
        return TLanes.IfEqual(Index.Load<TVec, TLanes>(at), TLanes.Of(sources.Numbers[k]), TLanes.Load(Dy + at), default);
    }
}
