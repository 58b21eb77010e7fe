using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary><see cref="GridSample"/> made of ops that are differentiable again: for gradients of gradients.</summary>
internal static class GridSampleInOps
{
    public static Tensor Of(GridSample op, Tensor x, Tensor grid)
    {
        (int n, int c, int h, int w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        int places = grid.Shape[1] * grid.Shape[2];
        Tensor flat = grid.Reshape(n, places, 2), planes = x.Reshape(n, c, h * w);
        Tensor column = Place(op, flat.Slice(2, 0..1), w), row = Place(op, flat.Slice(2, 1..2), h);
        Tensor left = Low(op, column), top = Low(op, row), right = column - left, below = row - top;
        Tensor? y = null;
        for (int v = 0; v < 2; v++)
            for (int q = 0; q < 2; q++)
            {
                Tensor atX = left + q, atY = top + v;
                Tensor insideX = atX.Clip(0, w - 1), insideY = atY.Clip(0, h - 1);
                Tensor counts = insideX.Equal(atX).To(x.DType) * insideY.Equal(atY).To(x.DType);
                Tensor weight = (q == 0 ? 1 - right : right) * (v == 0 ? 1 - below : below) * counts;
                Tensor index = (insideY * w + insideX).To(DType.Int64).Reshape(n, 1, places).BroadcastTo([n, c, places]);
                Tensor term = planes.Gather(2, index) * weight.Reshape(n, 1, places);
                y = y is null ? term : y + term;
            }
        return y!.Reshape(n, c, grid.Shape[1], grid.Shape[2]);
    }

    private static Tensor Low(GridSample op, Tensor at) => op.Mode == InterpolateMode.Nearest ? at : at.Floor();

    private static Tensor Place(GridSample op, Tensor coordinate, int extent)
    {
        Tensor at = op.AlignCorners ? (coordinate + 1) * ((extent - 1) / 2f) : ((coordinate + 1) * extent - 1) * 0.5f;
        if (op.Padding == GridPadding.Reflection) at = Reflect(at, op.AlignCorners ? 0 : -0.5f, op.AlignCorners ? extent - 1 : extent);
        if (op.Padding != GridPadding.Zeros) at = at.Clip(0, extent - 1);
        return op.Mode == InterpolateMode.Nearest ? at.Round() : at;
    }

    private static Tensor Reflect(Tensor at, float low, float span)
    {
        if (span == 0) return at * 0;
        Tensor away = (at - low).Abs(), times = (away / span).Floor(), rest = away - times * span;
        Tensor odd = times - (times / 2).Floor() * 2;
        return rest + odd * (span - rest * 2) + low;
    }
}
