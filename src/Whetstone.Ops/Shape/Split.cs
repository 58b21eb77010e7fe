namespace Whetstone;

/// <summary>Cutting a tensor into parts along an axis.</summary>
public static class SplitApi
{
    extension(Tensor x)
    {
        /// <summary>Parts of <paramref name="size"/> along an axis; the last may be smaller. Shape: [n, ..] → ⌈n / size⌉ times [size, ..].</summary>
        /// <exception cref="ShapeException">The size is not positive.</exception>
        public Tensor[] Split(int size, int axis = 0)
        {
            if (size <= 0) throw new ShapeException($"Split: parts of {size} are not possible; got {x.Spec}");
            int extent = x.Shape[x.Shape.Axis(axis)];
            int[] sizes = new int[Math.Max(1, (extent + size - 1) / size)];
            for (int i = 0; i < sizes.Length; i++) sizes[i] = Math.Min(size, extent - i * size);
            return x.Split(sizes, axis);
        }

        /// <summary>Parts of the given sizes along an axis. Shape: [n, ..] → [sizes[0], ..], [sizes[1], ..], ….</summary>
        /// <exception cref="ShapeException">The sizes do not add up to the axis.</exception>
        public Tensor[] Split(IReadOnlyList<int> sizes, int axis = 0)
        {
            ArgumentNullException.ThrowIfNull(sizes);
            int extent = x.Shape[x.Shape.Axis(axis)], start = 0;
            if (sizes.Any(s => s < 0) || sizes.Sum() != extent)
                throw new ShapeException($"Split: parts of [{string.Join(", ", sizes)}] do not make up the {extent} of axis {axis}; got {x.Spec}");
            Tensor[] parts = new Tensor[sizes.Count];
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = x.Slice(axis, start..(start + sizes[i]));
                start += sizes[i];
            }
            return parts;
        }

        /// <summary>Exactly <paramref name="count"/> equal parts, as Gluon's <c>split</c>. Shape: [n, ..] → count times [n / count, ..].</summary>
        /// <exception cref="ShapeException">The axis cannot be divided so.</exception>
        public Tensor[] SplitEvenly(int count, int axis = 0)
        {
            int extent = x.Shape[x.Shape.Axis(axis)];
            if (count <= 0 || extent % count != 0) throw new ShapeException($"SplitEvenly: the {extent} of axis {axis} cannot be divided by {count}; got {x.Spec}; Sections allows uneven parts");
            return x.Split(Enumerable.Repeat(extent / count, count).ToArray(), axis);
        }

        /// <summary>Exactly <paramref name="count"/> parts whose sizes differ by at most one, larger ones first, as NumPy's <c>array_split</c>.</summary>
        /// <exception cref="ShapeException">The count is not positive.</exception>
        public Tensor[] Sections(int count, int axis = 0)
        {
            if (count <= 0) throw new ShapeException($"Sections: {count} parts are not possible; got {x.Spec}");
            int extent = x.Shape[x.Shape.Axis(axis)];
            return x.Split(Enumerable.Range(0, count).Select(i => extent / count + (i < extent % count ? 1 : 0)).ToArray(), axis);
        }

        /// <summary>At most <paramref name="count"/> parts, all of ⌈n / count⌉ but the last, as PyTorch's <c>chunk</c>.</summary>
        /// <exception cref="ShapeException">The count is not positive.</exception>
        public Tensor[] Chunk(int count, int axis = 0)
        {
            if (count <= 0) throw new ShapeException($"Chunk: {count} parts are not possible; got {x.Spec}");
            int extent = x.Shape[x.Shape.Axis(axis)];
            return x.Split(Math.Max(1, (extent + count - 1) / count), axis);
        }
    }
}
