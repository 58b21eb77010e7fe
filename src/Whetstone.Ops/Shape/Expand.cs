namespace Whetstone;

/// <summary>Repetition of a tensor as a whole or element by element.</summary>
public static class ExpandApi
{
    extension(Tensor x)
    {
        /// <summary>Repeats along axes of extent 1 and along new axes in front. Shape: [3, 1] → [2, 3, 4].</summary>
        /// <exception cref="ShapeException">The tensor does not broadcast to the shape.</exception>
        public Tensor BroadcastTo(Shape shape) => shape == x.Shape ? x : new BroadcastTo(shape).Apply(x);

        /// <summary>As <c>BroadcastTo</c>, where an extent of −1 leaves that axis as it is.</summary>
        /// <exception cref="ShapeException">The tensor does not broadcast to the shape.</exception>
        public Tensor Expand(params ReadOnlySpan<int> shape)
        {
            int[] extents = shape.ToArray();
            int added = extents.Length - x.Rank;
            for (int i = 0; i < extents.Length; i++)
            {
                if (extents[i] != -1) continue;
                if (i < added) throw new ShapeException($"Expand: the new axis {i} of [{string.Join(", ", extents)}] needs an extent; got {x.Spec}");
                if (added >= 0) extents[i] = x.Shape[i - added];
            }
            if (added < 0) throw new ShapeException($"Expand: [{string.Join(", ", extents)}] has fewer axes than the tensor; got {x.Spec}");
            return x.BroadcastTo(extents);
        }

        /// <summary>Lays copies of the tensor side by side, as NumPy's <c>tile</c>. Shape: [a, b] → [2·a, 3·b] for (2, 3); missing counts are 1, missing axes are added in front.</summary>
        /// <exception cref="ShapeException">A count is negative.</exception>
        public Tensor Tile(params ReadOnlySpan<int> counts)
        {
            int rank = Math.Max(x.Rank, counts.Length);
            int[] apart = new int[2 * rank], repeated = new int[2 * rank], joined = new int[rank];
            for (int i = 0; i < rank; i++)
            {
                int count = i < rank - counts.Length ? 1 : counts[i - (rank - counts.Length)];
                int extent = i < rank - x.Rank ? 1 : x.Shape[i - (rank - x.Rank)];
                if (count < 0) throw new ShapeException($"Tile: a count of {count} is not possible; got {x.Spec}");
                (apart[2 * i], apart[2 * i + 1]) = (1, extent);
                (repeated[2 * i], repeated[2 * i + 1]) = (count, extent);
                joined[i] = count * extent;
            }
            return x.Reshape(new Shape(apart)).BroadcastTo(repeated).Reshape(new Shape(joined));
        }

        /// <summary>PyTorch's <c>repeat</c>: <c>Tile</c> with a count for every axis.</summary>
        /// <exception cref="ShapeException">There are fewer counts than axes.</exception>
        public Tensor Repeat(params ReadOnlySpan<int> counts) =>
            counts.Length >= x.Rank ? x.Tile(counts) : throw new ShapeException($"Repeat: needs a count for every axis, got {counts.Length}; got {x.Spec}");

        /// <summary>Repeats every position of an axis in place. Shape: [n, ..] → [count·n, ..], in the order 0, 0, 1, 1, ….</summary>
        /// <exception cref="ShapeException">The count is negative.</exception>
        public Tensor RepeatInterleave(int count, int axis = 0)
        {
            int at = x.Shape.Axis(axis);
            if (count < 0) throw new ShapeException($"RepeatInterleave: a count of {count} is not possible; got {x.Spec}");
            Shape apart = new([.. x.Shape.Span[..(at + 1)], 1, .. x.Shape.Span[(at + 1)..]]);
            return x.Reshape(apart).BroadcastTo(apart.With(at + 1, count)).Reshape(x.Shape.With(at, count * x.Shape[at]));
        }

        /// <summary>Repeats every position of an axis as often as <paramref name="counts"/> says. Shape: [n, ..] → [Σ counts, ..].</summary>
        /// <exception cref="ShapeException">There is not one count a position.</exception>
        public Tensor RepeatInterleave(IReadOnlyList<int> counts, int axis = 0)
        {
            ArgumentNullException.ThrowIfNull(counts);
            int extent = x.Shape[x.Shape.Axis(axis)];
            if (counts.Count != extent || counts.Any(c => c < 0)) throw new ShapeException($"RepeatInterleave: counts [{string.Join(", ", counts)}] do not fit the {extent} of axis {axis}; got {x.Spec}");
            long[] positions = [.. counts.SelectMany((count, i) => Enumerable.Repeat((long)i, count))];
            return x.Take(Tensor.Of(positions), axis);
        }
    }
}
