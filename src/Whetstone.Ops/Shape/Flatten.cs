namespace Whetstone;

/// <summary>Other shapes for the same elements in the same memory.</summary>
public static class FlattenApi
{
    extension(Tensor x)
    {
        /// <summary>The same elements under another shape; one extent may be −1. PyTorch's name for <see cref="Tensor.Reshape(ReadOnlySpan{int})"/>.</summary>
        public Tensor View(params ReadOnlySpan<int> shape) => x.Reshape(shape);

        /// <summary>Joins the axes from <paramref name="startAxis"/> to <paramref name="endAxis"/>. Shape: [N, C, H, W] → [N, C·H·W], since the batch axis stays unless asked for.</summary>
        /// <exception cref="ShapeException">The axes are in the wrong order.</exception>
        public Tensor Flatten(int startAxis = 1, int endAxis = -1)
        {
            // As Gluon does: a batch of numbers becomes a batch of rows of one number.
            if (startAxis == x.Rank && x.Rank > 0) return x.Unsqueeze(-1);
            if (x.Rank == 0) return x.Reshape(1);
            int start = x.Shape.Axis(startAxis), end = x.Shape.Axis(endAxis);
            if (start > end) throw new ShapeException($"Flatten: axis {startAxis} comes after axis {endAxis}; got {x.Spec}");
            Shape joined = x.Shape[start..(end + 1)];
            int[] extents = [.. x.Shape.Span[..start], joined.IsKnown ? joined.Size : Shape.Unknown, .. x.Shape.Span[(end + 1)..]];
            return x.Reshape(extents.AsSpan());
        }

        /// <summary>A new axis of extent 1. Shape: [a, b] → [a, 1, b] for axis 1, [a, b, 1] for axis −1.</summary>
        /// <exception cref="ShapeException">The axis is not within one of the tensor's own.</exception>
        public Tensor Unsqueeze(int axis)
        {
            int at = axis < 0 ? axis + x.Rank + 1 : axis;
            if ((uint)at > (uint)x.Rank) throw new ShapeException($"Unsqueeze: axis {axis} has no place among {x.Rank + 1} axes; got {x.Spec}");
            int[] extents = [.. x.Shape.Span[..at], 1, .. x.Shape.Span[at..]];
            return x.Reshape(extents.AsSpan());
        }

        /// <summary>Drops all axes of extent 1. Shape: [1, a, 1, b] → [a, b].</summary>
        public Tensor Squeeze() => x.Shape.IsKnown ? x.Reshape(new Shape([.. x.Shape.Where(n => n != 1)]))
            : throw new ShapeException($"Squeeze: which axes have extent 1 is unknown until the graph runs; name the axes; got {x.Spec}");

        /// <summary>Drops axes of extent 1. Shape: [a, 1, b] → [a, b] for axis 1.</summary>
        /// <exception cref="ShapeException">An axis has another extent.</exception>
        public Tensor Squeeze(params ReadOnlySpan<int> axes)
        {
            bool[] dropped = new bool[x.Rank];
            foreach (int axis in axes)
            {
                int at = x.Shape.Axis(axis);
                if (x.Shape[at] != 1) throw new ShapeException($"Squeeze: axis {axis} has extent {x.Shape[at]}, not 1; got {x.Spec}");
                dropped[at] = true;
            }
            int[] extents = [.. x.Shape.Where((_, i) => !dropped[i])];
            return x.Reshape(extents.AsSpan());
        }
    }
}
