using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Surrounds tensors with further elements.</summary>
public static unsafe class PadKernel
{
    /// <summary>Pads x.</summary>
    /// <param name="plan">Where elements come from.</param>
    /// <param name="value">The constant of <see cref="PadMode.Constant"/>.</param>
    /// <param name="x">Input, of the plan's shape.</param>
    /// <param name="y">Output [shape + before + after].</param>
    /// <param name="workers">Threads.</param>
    public static void Run<T>(PadPlan plan, T value, ReadOnlySpan<T> x, Span<T> y, Workers workers) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(workers);
        SpanSize.Check(plan.Elements, x.Length, nameof(x));
        SpanSize.Check(plan.PaddedElements, y.Length, nameof(y));
        if (y.Length == 0) return;
        int row = plan.Inner.Length;
        fixed (T* px = x, py = y) workers.For(y.Length / row, Grain.For(row), new PadBody<T>(plan, value, px, py));
    }

    /// <summary>The adjoint of <see cref="Run{T}"/>: dx[i] is the sum of dy over all elements that are copies of x[i].</summary>
    /// <param name="plan">Where elements came from.</param>
    /// <param name="dy">Gradient [shape + before + after] of the output.</param>
    /// <param name="dx">Gradient of the input, of the plan's shape; overwritten.</param>
    /// <param name="workers">Threads.</param>
    public static void Gradient(PadPlan plan, ReadOnlySpan<float> dy, Span<float> dx, Workers workers)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(workers);
        SpanSize.Check(plan.PaddedElements, dy.Length, nameof(dy));
        SpanSize.Check(plan.Elements, dx.Length, nameof(dx));
        dx.Clear();
        if (dy.Length == 0) return;

        // Elements that are copies of one another share the axes without padding in front, so those can be divided.
        int each = dy.Length / plan.Items;
        fixed (float* pdy = dy, pdx = dx)
            workers.For(plan.Items, Grain.For(each), new PadGradBody(plan, each / plan.Inner.Length, pdy, pdx));
    }
}

/// <summary>Fills rows of the padded tensor.</summary>
internal readonly unsafe struct PadBody<T>(PadPlan plan, T value, T* x, T* y) : IBody where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        ReadOnlySpan<int> inner = plan.Inner;
        for (int row = start; row < end; row++)
        {
            T* to = y + (nint)row * inner.Length;
            nint from = plan.Source(row);
            if (from < 0) new Span<T>(to, inner.Length).Fill(value);
            else for (int i = 0; i < inner.Length; i++) to[i] = inner[i] < 0 ? value : x[from + inner[i]];
        }
    }
}

/// <summary>Adds rows of the padded tensor to the elements they came from, in index order.</summary>
internal readonly unsafe struct PadGradBody(PadPlan plan, int rows, float* dy, float* dx) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        ReadOnlySpan<int> inner = plan.Inner;
        for (int row = start * rows; row < end * rows; row++)
        {
            nint to = plan.Source(row);
            if (to < 0) continue;
            float* from = dy + (nint)row * inner.Length;
            for (int i = 0; i < inner.Length; i++)
                if (inner[i] >= 0) dx[to + inner[i]] += from[i];
        }
    }
}
