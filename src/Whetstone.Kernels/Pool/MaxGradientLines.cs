using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The gradient of a max pooling whose windows overlap, line by line of x: an element sums the dy of the windows whose largest it is, and is written once.</summary>
/// <remarks>Windows come in row-major order, as when each of them adds its dy to an element: so all bits are the same.</remarks>
internal unsafe struct MaxGradientLines : IBody
{
    // More windows an element than this, and to visit all of them costs more than to add to one element of each.
    private const int MostWindows = 16;

    // With a stride neighbours lie differently in their windows, which are then looked up for each of them: only many channels pay for it.
    private const int FewestChannels = 256;

    public PoolPlan Plan;
    public MaxGradSumStep Step;

    /// <summary>Whether few enough windows share an element, and enough channels the windows.</summary>
    public static bool Suits(in PoolPlan plan) =>
        plan is { Vertical.Adaptive: false, Horizontal.Adaptive: false } && (long)Most(plan.Vertical) * Most(plan.Horizontal) <= MostWindows
        && (plan.Horizontal.Stride == 1 || plan.C >= FewestChannels);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        nint* taps = stackalloc nint[2 * MostWindows];
        PoolWindow sources = new() { Taps = taps, Numbers = (float*)(taps + MostWindows) };
        for (int line = start; line < end; line++) Line(line / Plan.Vertical.Size, line % Plan.Vertical.Size, ref sources);
    }

    private static int Most(in PoolAxis axis) => (axis.Kernel + axis.Stride - 1) / axis.Stride;

    private readonly void Line(int image, int y, ref PoolWindow sources)
    {
        PoolAxis vertical = Plan.Vertical, horizontal = Plan.Horizontal;
        int top = 0, bottom = 0, left = 0, right = 0;
        Move(vertical, y, ref top, ref bottom);
        nint above = ((nint)image * vertical.Count + top) * horizontal.Count;
        sources.Output = ((nint)image * vertical.Size + y) * horizontal.Size * Plan.C;
        (int Count, int Into) known = (-1, 0);
        for (int x = 0; x < horizontal.Size; x++, sources.Output += Plan.C)
        {
            Move(horizontal, x, ref left, ref right);
            sources.Input = (above + left) * Plan.C;
            // Most elements lie in their windows as an element before them did.
            bool whole = right > left && Width(left) == horizontal.Kernel && Width(right - 1) == horizontal.Kernel;
            (int Count, int Into) now = whole ? (right - left, x - horizontal.First(left)) : (-1, 0);
            if (!whole || now != known) Fill(ref sources, y, top, bottom, x, left, right);
            known = now;
            PoolChannels.Run(Step, sources, 0, Plan.C);
        }
    }

    private readonly int Width(int window) => Plan.Horizontal.End(window) - Plan.Horizontal.First(window);

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
        Prefetch.Ahead(Dy + sources.Input + sources.Taps[8] + c);
        Prefetch.Ahead(Dx + sources.Output + c);
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
