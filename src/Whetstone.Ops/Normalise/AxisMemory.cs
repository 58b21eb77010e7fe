namespace Whetstone.Ops;

/// <summary>One axis of a tensor as the middle of [outer, n, inner] in memory.</summary>
internal static class AxisMemory
{
    internal static (int Outer, int N, int Inner) Of(in Launch l, int axis)
    {
        Shape shape = l.Shape(0);
        if (shape.Rank == 0) return (1, 1, 1);
        axis = shape.Axis(axis);
        if (l.Format(0) == Format.ChannelsLast)
        {
            shape = [shape[0], shape[2], shape[3], shape[1]];
            axis = axis switch { 0 => 0, 1 => 3, _ => axis - 1 };
        }
        return (shape.Outer(axis), shape[axis], shape.Inner(axis));
    }

    /// <summary>Throws if there is no such axis; a single number counts as one axis of extent 1, as in PyTorch.</summary>
    internal static void Check(Shape shape, int axis)
    {
        if (shape.Rank > 0 || axis is not (0 or -1)) shape.Axis(axis);
    }
}
