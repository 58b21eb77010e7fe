namespace Whetstone;

/// <summary>Parts of a tensor along one axis.</summary>
public static class NarrowApi
{
    extension(Tensor x)
    {
        /// <summary>The positions of a range along one axis. Shape: [.., n, ..] → [.., ⌈length of range / |step|⌉, ..]; a negative step runs backwards from the range's last.</summary>
        /// <remarks>Shares the memory if the part is one piece of it.</remarks>
        /// <exception cref="ShapeException">The range leaves the axis.</exception>
        public Tensor Slice(int axis, Range range, int step = 1)
        {
            TensorIndex[] indices = new TensorIndex[x.Shape.Axis(axis) + 1];
            Array.Fill(indices, Range.All);
            indices[^1] = TensorIndex.Every(step, range);
            return x[indices];
        }

        /// <summary>One position of an axis, which disappears. Shape: [a, n, b] → [a, b] for axis 1.</summary>
        /// <exception cref="ShapeException">The position is outside the axis.</exception>
        public Tensor Select(int axis, int position)
        {
            TensorIndex[] indices = new TensorIndex[x.Shape.Axis(axis) + 1];
            Array.Fill(indices, Range.All);
            indices[^1] = position;
            return x[indices];
        }
    }
}
