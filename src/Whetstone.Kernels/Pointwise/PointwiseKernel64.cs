namespace Whetstone.Kernels;

/// <summary>Pointwise functions in double precision, one number at a time: for tensors that are not single precision.</summary>
public static class PointwiseKernel64
{
    /// <summary><c>y[i] = fn(x[i])</c>.</summary>
    public static void Map<TFn>(TFn fn, ReadOnlySpan<double> x, Span<double> y) where TFn : struct, IPointwise
    {
        for (int i = 0; i < y.Length; i++) y[i] = fn.Value(new F64(x[i])).Value;
    }

    /// <summary><c>dx[i] = dy[i] · slope(x[i], y[i])</c>.</summary>
    public static void Slope<TFn>(TFn fn, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> dy, Span<double> dx) where TFn : struct, IPointwise
    {
        bool input = TFn.Keep.ReadsInput, output = TFn.Keep.ReadsOutput;
        for (int i = 0; i < dx.Length; i++)
            dx[i] = dy[i] * fn.Slope(new F64(input ? x[i] : 0), new F64(output ? y[i] : 0)).Value;
    }

    /// <summary><c>y = fn(a, b)</c>, with the inputs broadcast as <paramref name="plan"/> says.</summary>
    public static void Map<TFn>(TFn fn, BroadcastPlan plan, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) where TFn : struct, IPointwise2
    {
        int da = plan.Repeats(0) ? 0 : 1, db = plan.Repeats(1) ? 0 : 1;
        for (int row = 0, at = 0; at < plan.Length; row++)
        {
            int pa = plan.Offset(0, row), pb = plan.Offset(1, row);
            for (int i = 0; i < plan.RowLength; i++)
                y[at++] = fn.Value(new F64(a[pa + i * da]), new F64(b[pb + i * db])).Value;
        }
    }

    /// <summary><c>y = fn(a, b, c)</c>, with the inputs broadcast as <paramref name="plan"/> says.</summary>
    public static void Map<TFn>(TFn fn, BroadcastPlan plan, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> y) where TFn : struct, IPointwise3
    {
        int da = plan.Repeats(0) ? 0 : 1, db = plan.Repeats(1) ? 0 : 1, dc = plan.Repeats(2) ? 0 : 1;
        for (int row = 0, at = 0; at < plan.Length; row++)
        {
            int pa = plan.Offset(0, row), pb = plan.Offset(1, row), pc = plan.Offset(2, row);
            for (int i = 0; i < plan.RowLength; i++)
                y[at++] = fn.Value(new F64(a[pa + i * da]), new F64(b[pb + i * db]), new F64(c[pc + i * dc])).Value;
        }
    }
}
