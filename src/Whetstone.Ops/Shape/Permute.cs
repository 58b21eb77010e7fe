using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Reorders axes: axis i of the result is axis <c>Axes[i]</c> of the input.</summary>
    /// <param name="Axes">A permutation of 0 to rank − 1.</param>
    [Op("Permute", Onnx = "Transpose", Since = 13)]
    public sealed record Permute(Steps Axes) : Op
    {
        private static readonly Steps ToLast = [0, 2, 3, 1], FromLast = [0, 3, 1, 2];

        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            Shape shape = x[0].Shape;
            int[] extents = new int[shape.Rank];
            for (int i = 0; i < extents.Length; i++)
            {
                if (Axes.Count != extents.Length || !Axes.Span.Contains(i)) throw Bad($"axes {Axes} are no permutation of the input's {shape.Rank} axes", x);
                extents[i] = shape[Axes[i]];
            }
            return Axes.Count == extents.Length ? x[0] with { Shape = extents } : throw Bad($"axes {Axes} are no permutation of the input's {shape.Rank} axes", x);
        }

        /// <inheritdoc/>
        public override int? View(ReadOnlySpan<Spec> x)
        {
            // Where only axes of extent 1 move, the elements stay in order.
            int last = -1;
            foreach (int axis in Axes)
            {
                if (x[0].Shape[axis] == 1) continue;
                if (axis < last) return null;
                last = axis;
            }
            return 0;
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Axes == ToLast && View([x[0].Spec]) is null ? x[0].Format : Format.Contiguous;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Axes == FromLast ? Format.ChannelsLast : Format.Contiguous;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            // Between [N, C, H, W] with the channels last and [N, H, W, C] the bytes stay where they are.
            if (l.Format(0) == Format.ChannelsLast || Axes == FromLast) l.Bytes(0).CopyTo(l.OutBytes());
            else l.Once(this, static (op, in l) => CopyPlan.Permute(l.Shape(0).Span, op.Axes.Span)).Run(l.Result.DType.Size, l.Bytes(0), l.OutBytes(), l.Workers);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            int[] inverse = new int[Axes.Count];
            for (int i = 0; i < inverse.Length; i++) inverse[Axes[i]] = i;
            return new Permute(Steps.Create(inverse)).Apply(dy);
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Permute</c>.</summary>
    public static class PermuteApi
    {
        extension(Tensor x)
        {
            /// <summary>Reorders axes. Shape: [d₀, d₁, …] → [d of axes[0], d of axes[1], …]. Negative axes count from the end.</summary>
            public Tensor Permute(params ReadOnlySpan<int> axes)
            {
                int[] positive = new int[axes.Length];
                for (int i = 0; i < positive.Length; i++) positive[i] = x.Shape.Axis(axes[i]);
                return new Permute(Steps.Create(positive)).Apply(x);
            }

            /// <summary>Swaps two axes. Shape: [.., a, .., b, ..] → [.., b, .., a, ..].</summary>
            public Tensor Transpose(int a, int b)
            {
                int[] axes = [.. Enumerable.Range(0, x.Rank)];
                (a, b) = (x.Shape.Axis(a), x.Shape.Axis(b));
                (axes[a], axes[b]) = (b, a);
                return new Permute(Steps.Create(axes)).Apply(x);
            }

            /// <summary>All axes in reverse order, as NumPy's and Gluon's <c>transpose</c>. Shape: [a, …, z] → [z, …, a].</summary>
            public Tensor Transpose() => new Permute(Steps.Create([.. Enumerable.Range(0, x.Rank).Reverse()])).Apply(x);

            /// <summary>The transposed matrix. Shape: [m, n] → [n, m].</summary>
            /// <exception cref="ShapeException">The tensor is no matrix.</exception>
            public Tensor T => x.Rank == 2 ? x.Transpose(0, 1) : throw new ShapeException($"T: needs a matrix; got {x.Spec}; use Transpose or Permute");

            /// <summary>Moves one axis; the others keep their order.</summary>
            public Tensor MoveAxis(int from, int to)
            {
                List<int> axes = [.. Enumerable.Range(0, x.Rank)];
                (from, to) = (x.Shape.Axis(from), x.Shape.Axis(to));
                axes.RemoveAt(from);
                axes.Insert(to, from);
                return new Permute(Steps.Create([.. axes])).Apply(x);
            }
        }
    }
}
