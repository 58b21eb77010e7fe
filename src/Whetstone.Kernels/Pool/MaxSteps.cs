namespace Whetstone.Kernels;

/// <summary>y = the largest element of the window.</summary>
internal unsafe struct MaxStep : IPoolStep
{
    public float* X, Y;

    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec largest = TLanes.Of(float.NegativeInfinity);
        float* row = X + window.Image + window.Top * window.Row + window.Left * window.Pixel + c;
        for (int i = window.Top; i < window.Bottom; i++, row += window.Row)
        {
            float* x = row;
            for (int j = window.Left; j < window.Right; j++, x += window.Pixel) largest = TLanes.Max(largest, TLanes.Load(x));
        }

        TLanes.Store(Y + window.Output + c, largest);
    }
}

/// <summary>dx += dy at the first element that is y. A NaN stands for the maximum that it made NaN.</summary>
internal unsafe struct MaxGradStep : IPoolStep
{
    public float* X, Y, Dy, Dx;

    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec open = TLanes.Open, y = TLanes.Load(Y + window.Output + c), dy = TLanes.Load(Dy + window.Output + c);
        for (int i = window.Top; i < window.Bottom; i++)
        {
            nint at = window.Image + i * window.Row + window.Left * window.Pixel + c;
            for (int j = window.Left; j < window.Right; j++, at += window.Pixel)
                TLanes.Store(Dx + at, TLanes.Add(TLanes.Load(Dx + at), TLanes.Take(ref open, TLanes.Load(X + at), y, dy)));
        }
    }
}

/// <summary>u = v at the first element that is y: the adjoint of <see cref="MaxGradStep"/>.</summary>
internal unsafe struct MaxGatherStep : IPoolStep
{
    public float* X, Y, V, U;

    public readonly void Run<TVec, TLanes>(in PoolWindow window, nint c) where TVec : struct where TLanes : struct, IPoolLanes<TVec>
    {
        TVec open = TLanes.Open, y = TLanes.Load(Y + window.Output + c), sum = default;
        for (int i = window.Top; i < window.Bottom; i++)
        {
            nint at = window.Image + i * window.Row + window.Left * window.Pixel + c;
            for (int j = window.Left; j < window.Right; j++, at += window.Pixel)
                sum = TLanes.Add(sum, TLanes.Take(ref open, TLanes.Load(X + at), y, TLanes.Load(V + at)));
        }

        TLanes.Store(U + window.Output + c, sum);
    }
}
