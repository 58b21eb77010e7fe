namespace Whetstone;

/// <summary>Reversal and rotation along axes.</summary>
public static class FlipApi
{
    extension(Tensor x)
    {
        /// <summary>Reverses the order along axes. Shape: any → same.</summary>
        public Tensor Flip(params ReadOnlySpan<int> axes)
        {
            int[] start = new int[x.Rank], step = new int[x.Rank];
            Array.Fill(step, 1);
            foreach (int axis in axes)
            {
                int at = x.Shape.Axis(axis);
                (start[at], step[at]) = (Math.Max(x.Shape[at] - 1, 0), -1);
            }
            return new Slice(start, Steps.Create(step), x.Shape).Apply(x);
        }

        /// <summary>Moves every element <paramref name="shift"/> places along an axis; what leaves at one end enters at the other. Shape: any → same.</summary>
        public Tensor Roll(int shift, int axis)
        {
            int extent = x.Shape[x.Shape.Axis(axis)];
            if (extent == 0) return x;
            int first = ((shift % extent) + extent) % extent;
            return first == 0 ? x : Tensor.Concat([x.Slice(axis, (extent - first)..), x.Slice(axis, ..(extent - first))], axis);
        }

        /// <summary>Rolls the elements in row-major order. Shape: any → same.</summary>
        public Tensor Roll(int shift) => x.Reshape(-1).Roll(shift, 0).Reshape(x.Shape);
    }
}
