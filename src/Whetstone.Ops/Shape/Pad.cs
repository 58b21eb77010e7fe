using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Surrounds a tensor with further elements; negative widths crop.</summary>
    /// <param name="Before">Elements in front, for each axis.</param>
    /// <param name="After">Elements at the end, for each axis.</param>
    /// <param name="Mode">What the new elements are.</param>
    /// <param name="Value">The constant of <see cref="PadMode.Constant"/>.</param>
    [Op("Pad", Onnx = "Pad", Since = 13)]
    public sealed record Pad(Steps Before, Steps After, PadMode Mode, double Value) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            Shape shape = x[0].Shape;
            if (Before.Count != shape.Rank || After.Count != shape.Rank) throw Bad($"needs two widths an axis, got {Before} and {After}", x);
            int[] extents = new int[shape.Rank];
            for (int i = 0; i < extents.Length; i++)
            {
                extents[i] = shape[i] + Before[i] + After[i];
                int most = Math.Max(Before[i], After[i]), limit = Mode switch
                {
                    PadMode.Reflect => Math.Max(shape[i] - 1, 0),
                    PadMode.Circular => shape[i],
                    PadMode.Replicate => shape[i] > 0 ? int.MaxValue : 0,
                    _ => int.MaxValue,
                };
                if (extents[i] < 0) throw Bad($"cropping by {Before[i]} and {After[i]} leaves nothing of axis {i}", x);
                if (most > limit) throw Bad($"{Mode} padding of {most} exceeds {limit} on axis {i}", x);
            }
            return x[0] with { Shape = extents };
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            PadPlan plan = l.Once(this, static (op, in l) => PadPlans.Of(l.Shape(0), op.Before, op.After, op.Mode, l.Format(0)));
            switch (l.Result.DType)
            {
                case DType.Float32: PadKernel.Run(plan, (float)Value, l.X(0), l.Y, l.Workers); break;
                case DType.Float64: PadKernel.Run(plan, Value, l.X<double>(0), l.Out<double>(), l.Workers); break;
                case DType.Float16: PadKernel.Run(plan, (Half)Value, l.X<Half>(0), l.Out<Half>(), l.Workers); break;
                case DType.BFloat16: PadKernel.Run(plan, (BFloat16)(float)Value, l.X<BFloat16>(0), l.Out<BFloat16>(), l.Workers); break;
                case DType.Int64: PadKernel.Run(plan, (long)Value, l.X<long>(0), l.Out<long>(), l.Workers); break;
                case DType.Int32: PadKernel.Run(plan, (int)Value, l.X<int>(0), l.Out<int>(), l.Workers); break;
                case DType.Bool: PadKernel.Run(plan, Value != 0 ? (byte)1 : (byte)0, l.Bytes(0), l.OutBytes(), l.Workers); break;
                default: PadKernel.Run(plan, (byte)Value, l.Bytes(0), l.OutBytes(), l.Workers); break;
            }
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new PadGrad(Before, After, Mode, x[0].Shape).Apply(dy);
    }

    /// <summary>Sums padded elements into those they came from: the adjoint of <see cref="Pad"/>.</summary>
    /// <param name="Before">Elements in front, for each axis.</param>
    /// <param name="After">Elements at the end, for each axis.</param>
    /// <param name="Mode">What the elements beyond the border are.</param>
    /// <param name="Target">Shape before padding.</param>
    public sealed record PadGrad(Steps Before, Steps After, PadMode Mode, Shape Target) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = Target };

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            PadPlan plan = l.Once(this, static (op, in l) => PadPlans.Of(op.Target, op.Before, op.After, op.Mode, l.Format(0)));
            if (l.Result.DType == DType.Float32)
            {
                PadKernel.Gradient(plan, l.X(0), l.Y, l.Workers);
                return;
            }
            using Widened dy = new(l.Bytes(0), l.DType(0)), dx = new(l.Result.Shape.Size);
            PadKernel64.Gradient(plan, dy.Span, dx.Span, l.Workers);
            dx.Narrow(l.OutBytes(), l.Result.DType);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new Pad(Before, After, Mode, 0).Apply(dy);
    }

    file static class PadPlans
    {
        internal static PadPlan Of(Shape shape, Steps before, Steps after, PadMode mode, Format order) =>
            new(MemoryOrder.Of(shape.Span, order), MemoryOrder.Of(before.Span, order), MemoryOrder.Of(after.Span, order), mode);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Pad</c>.</summary>
    public static class PadApi
    {
        extension(Tensor x)
        {
            /// <summary>Surrounds the last axes with further elements. Shape: [.., h, w] → [.., top + h + bottom, left + w + right].</summary>
            /// <param name="widths">Elements in front and at the end of each of the last axes, in the order of the axes; negative widths crop.</param>
            /// <param name="mode">What the new elements are.</param>
            /// <param name="value">The constant of <see cref="PadMode.Constant"/>.</param>
            /// <exception cref="ShapeException">There are more widths than axes, or a width is too large for the mode.</exception>
            public Tensor Pad(IReadOnlyList<(int Before, int After)> widths, PadMode mode = PadMode.Constant, double value = 0)
            {
                ArgumentNullException.ThrowIfNull(widths);
                if (widths.Count > x.Rank) throw new ShapeException($"Pad: {widths.Count} pairs of widths for {x.Rank} axes; got {x.Spec}");
                int[] before = new int[x.Rank], after = new int[x.Rank];
                for (int i = 0; i < widths.Count; i++) (before[^(widths.Count - i)], after[^(widths.Count - i)]) = widths[i];
                return new Pad(Steps.Create(before), Steps.Create(after), mode, value).Apply(x);
            }
        }
    }
}
