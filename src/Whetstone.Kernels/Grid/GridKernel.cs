namespace Whetstone.Kernels;

/// <summary>Samples images at the places of a grid, as <c>torch.nn.functional.grid_sample</c>. All memory is contiguous.</summary>
public static unsafe class GridKernel
{
    /// <summary>y from x and grid.</summary>
    public static void Sample(GridShape shape, ReadOnlySpan<float> x, ReadOnlySpan<float> grid, Span<float> y, Workers workers)
    {
        SpanSize.Check(shape.Inputs, x.Length, nameof(x));
        SpanSize.Check(shape.Grid, grid.Length, nameof(grid));
        SpanSize.Check(shape.Outputs, y.Length, nameof(y));
        fixed (float* px = x, pg = grid, py = y)
            workers.For(shape.N * shape.OutH, Grain.For(8L * shape.OutW * shape.C), new GridBody(shape, px, pg, py));
    }

    /// <summary>The gradient of x from dy and grid.</summary>
    public static void InputGrad(GridShape shape, ReadOnlySpan<float> dy, ReadOnlySpan<float> grid, Span<float> dx, Workers workers)
    {
        SpanSize.Check(shape.Outputs, dy.Length, nameof(dy));
        SpanSize.Check(shape.Grid, grid.Length, nameof(grid));
        SpanSize.Check(shape.Inputs, dx.Length, nameof(dx));
        fixed (float* pdy = dy, pg = grid, pdx = dx)
            workers.For(shape.N * shape.C, Grain.For(8L * shape.OutH * shape.OutW), new GridInputGradBody(shape, pdy, pg, pdx));
    }

    /// <summary>The gradient of the grid from dy, x and the grid.</summary>
    public static void GridGrad(GridShape shape, ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> grid, Span<float> dgrid, Workers workers)
    {
        SpanSize.Check(shape.Outputs, dy.Length, nameof(dy));
        SpanSize.Check(shape.Inputs, x.Length, nameof(x));
        SpanSize.Check(shape.Grid, grid.Length, nameof(grid));
        SpanSize.Check(shape.Grid, dgrid.Length, nameof(dgrid));
        fixed (float* pdy = dy, px = x, pg = grid, pdg = dgrid)
            workers.For(shape.N * shape.OutH, Grain.For(8L * shape.OutW * shape.C), new GridGradBody(shape, pdy, px, pg, pdg));
    }
}
