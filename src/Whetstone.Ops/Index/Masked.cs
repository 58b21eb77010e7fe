namespace Whetstone;

/// <summary>Choice by a mask of true and false.</summary>
public static class MaskedApi
{
    extension(Tensor x)
    {
        /// <summary>A number wherever the mask is true. Shapes: x [..] and a mask that broadcasts to it → [..].</summary>
        /// <exception cref="ShapeException">The mask does not broadcast to the tensor.</exception>
        public Tensor MaskedFill(Tensor mask, double value)
        {
            ArgumentNullException.ThrowIfNull(mask);
            if (!Shape.TryBroadcast(x.Shape, mask.Shape, out Shape shape) || shape != x.Shape) throw new ShapeException($"MaskedFill: the mask does not broadcast to the tensor; got {x.Spec}, {mask.Spec}");
            return mask.Where(Tensor.Full(Shape.Scalar, value, x.DType), x);
        }

        /// <summary>The elements where the mask is true, in row-major order. Shapes: x and mask [..] → [number of trues].</summary>
        /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
        public Tensor MaskedSelect(Tensor mask)
        {
            ArgumentNullException.ThrowIfNull(mask);
            if (!Shape.TryBroadcast(x.Shape, mask.Shape, out Shape shape)) throw new ShapeException($"MaskedSelect: the shapes do not broadcast; got {x.Spec}, {mask.Spec}");
            return x.BroadcastTo(shape).Mask(mask.BroadcastTo(shape));
        }

        /// <summary>The positions of the leading axes where the mask is true, as NumPy's <c>x[mask]</c>. Shapes: x [a, b, c], mask [a, b] → [number of trues, c].</summary>
        /// <exception cref="ShapeException">The mask's shape is not that of the leading axes.</exception>
        public Tensor Mask(Tensor mask)
        {
            ArgumentNullException.ThrowIfNull(mask);
            if (mask.Rank > x.Rank || x.Shape[..mask.Rank] != mask.Shape) throw new ShapeException($"Mask: the mask's shape is not that of the leading axes; got {x.Spec}, {mask.Spec}");
            Tensor rows = x.Reshape(new Shape([mask.Length, .. x.Shape.Span[mask.Rank..]]));
            return rows.Take(Tensor.Of(mask.Trues()));
        }

        /// <summary>The indices of all elements other than 0, in row-major order. Shape: any of rank r → [number of such, r].</summary>
        public Tensor NonZero()
        {
            long[] flat = x.Trues(), indices = new long[flat.Length * x.Rank];
            for (int i = 0; i < flat.Length; i++)
                for (int axis = x.Rank - 1; axis >= 0; axis--)
                    (flat[i], indices[i * x.Rank + axis]) = Math.DivRem(flat[i], x.Shape[axis]);
            return Tensor.Of(indices, [flat.Length, x.Rank]);
        }

        private long[] Trues()
        {
            bool[] mask = x.ToArray<bool>();
            List<long> places = [];
            for (int i = 0; i < mask.Length; i++) if (mask[i]) places.Add(i);
            return [.. places];
        }
    }
}
