using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Joins tensors along an axis.</summary>
    /// <param name="Axis">The axis, counted from the front.</param>
    [Op("Concat", Onnx = "Concat", Since = 13)]
    public sealed record Concat(int Axis) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (x.Length == 0) throw new ShapeException("Concat: needs at least one tensor");
            int extent = 0;
            DType type = x[0].DType;
            foreach (Spec part in x)
            {
                if ((uint)Axis >= (uint)part.Shape.Rank) throw Bad($"there is no axis {Axis}", x);
                if (part.Shape.Rank != x[0].Shape.Rank || part.Shape.With(Axis, 0) != x[0].Shape.With(Axis, 0)) throw Bad($"extents may differ along axis {Axis} only", x);
                if (part.DType != type) throw Bad("element types differ", x);
                extent += part.Shape[Axis];
            }
            return x[0] with { Shape = x[0].Shape.With(Axis, extent) };
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => Axis > 0 ? SampleWork.Each : SampleWork.Mixed;

        /// <inheritdoc/>
        public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            CopyPlan[] plans = l.Once(this, static (op, in l) => op.Plans(l));
            for (int i = 0; i < plans.Length; i++) plans[i].Run(l.Result.DType.Size, l.Bytes(i), l.OutBytes(), l.Workers);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            int start = 0;
            for (int i = 0; i < input; i++) start += x[i].Shape[Axis];
            return dy.Slice(Axis, start..(start + x[input].Shape[Axis]));
        }

        private CopyPlan[] Plans(in Launch l)
        {
            int axis = MemoryOrder.Of(Axis, l.Format(0));
            int[] result = MemoryOrder.Of(l.Result.Shape.Span, l.Format(0)), start = new int[result.Length], step = new int[result.Length];
            Array.Fill(step, 1);
            CopyPlan[] plans = new CopyPlan[l.Count];
            for (int i = 0; i < plans.Length; i++)
            {
                int[] part = MemoryOrder.Of(l.Shape(i).Span, l.Format(0));
                plans[i] = CopyPlan.SliceInto(result, start, step, part);
                start[axis] += part[axis];
            }
            return plans;
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Concat</c>.</summary>
    public static class ConcatApi
    {
        extension(Tensor)
        {
            /// <summary>Joins tensors along an existing axis. Shapes: [.., aᵢ, ..] → [.., Σ aᵢ, ..]; the types are promoted to a common one.</summary>
            /// <exception cref="ShapeException">Other extents differ, or there are no tensors.</exception>
            public static Tensor Concat(IReadOnlyList<Tensor> parts, int axis = 0)
            {
                ArgumentNullException.ThrowIfNull(parts);
                if (parts.Count == 0) throw new ShapeException("Concat: needs at least one tensor");
                DType type = parts.Select(p => p.DType).Aggregate((a, b) => a.Promote(b));
                return new Concat(parts[0].Shape.Axis(axis)).Apply([.. parts.Select(p => p.To(type))]);
            }

            /// <summary>Joins tensors along a new axis. Shapes: n times [a, b] → [n, a, b] for axis 0.</summary>
            /// <exception cref="ShapeException">The shapes differ, or there are no tensors.</exception>
            public static Tensor Stack(IReadOnlyList<Tensor> parts, int axis = 0)
            {
                ArgumentNullException.ThrowIfNull(parts);
                if (parts.Count == 0) throw new ShapeException("Stack: needs at least one tensor");
                foreach (Tensor part in parts)
                    if (part.Shape != parts[0].Shape) throw new ShapeException($"Stack: shapes differ; got {parts[0].Spec}, {part.Spec}");
                return Tensor.Concat([.. parts.Select(p => p.Unsqueeze(axis))], axis);
            }
        }
    }
}
