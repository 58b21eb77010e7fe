namespace Whetstone.Ops
{
    /// <summary>The same elements in row-major order under another shape; shares the memory.</summary>
    [Op("Reshape", Onnx = "Reshape", Since = 13)]
    public sealed record Reshape(Shape Target) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) =>
            x[0].Shape.Size == Target.Size ? x[0] with { Shape = Target } : throw Bad($"{x[0].Shape.Size} elements do not fit shape {Target}", x);

        /// <inheritdoc/>
        public override Op For(ReadOnlySpan<Spec> x) => Target.IsKnown ? this : new Reshape(Complete(Target.Span, x[0]));

        /// <inheritdoc/>
        public override int? View(ReadOnlySpan<Spec> x) => 0;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) =>
            x[0].Shape.Rank > 0 && Target.Rank > 0 && x[0].Shape[0] == Target[0] ? SampleWork.Each : SampleWork.Mixed;

        /// <inheritdoc/>
        public override Op ForSamples(int count) => this with { Target = Target.With(0, count) };

        /// <inheritdoc/>
        public override void Run(in Launch l) => throw new InvalidOperationException("a view runs no kernel");

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new Reshape(x[0].Shape).Apply(dy);

        /// <summary>The extents with −1 replaced by what is left for it; it stays while the tensor's own are not all known.</summary>
        internal static Shape Complete(ReadOnlySpan<int> shape, Spec x)
        {
            int[] extents = shape.ToArray();
            int unknown = Array.IndexOf(extents, -1);
            if (extents.Count(n => n < 0) > (unknown < 0 ? 0 : 1))
                throw new ShapeException($"Reshape: [{string.Join(", ", extents)}] has a negative extent, or more than one −1; got {x}");
            if (unknown < 0) return extents;
            if (!x.Shape.IsKnown) return Shape.Partial(extents);
            extents[unknown] = 1;
            int known = new Shape(extents).Size;
            if (known == 0 || x.Shape.Size % known != 0)
                throw new ShapeException($"Reshape: [{string.Join(", ", shape.ToArray())}] cannot be completed for {x.Shape.Size} elements; got {x}");
            extents[unknown] = x.Shape.Size / known;
            return extents;
        }
    }
}

namespace Whetstone
{
    /// <content>Reshape.</content>
    public sealed partial class Tensor
    {
        /// <summary>The same elements in row-major order under another shape. One extent may be −1: it follows from the others.</summary>
        /// <exception cref="ShapeException">The element counts differ.</exception>
        public Tensor Reshape(params ReadOnlySpan<int> shape) => new Reshape(Ops.Reshape.Complete(shape, Spec)).Apply(this);

        /// <summary>The same elements under another shape.</summary>
        public Tensor Reshape(Shape shape) => Reshape(shape.Span);
    }
}
