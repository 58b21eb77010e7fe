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
        public override int? View(ReadOnlySpan<Spec> x) => 0;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) =>
            x[0].Shape.Rank > 0 && Target.Rank > 0 && x[0].Shape[0] == Target[0] ? SampleWork.Each : SampleWork.Mixed;

        /// <inheritdoc/>
        public override void Run(in Launch l) => throw new InvalidOperationException("a view runs no kernel");

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new Reshape(x[0].Shape).Apply(dy);
    }
}

namespace Whetstone
{
    /// <content>Reshape.</content>
    public sealed partial class Tensor
    {
        /// <summary>The same elements in row-major order under another shape. One extent may be −1: it follows from the others.</summary>
        /// <exception cref="ShapeException">The element counts differ.</exception>
        public Tensor Reshape(params ReadOnlySpan<int> shape) => new Reshape(Resolve(shape)).Apply(this);

        /// <summary>The same elements under another shape.</summary>
        public Tensor Reshape(Shape shape) => Reshape(shape.Span);

        private Shape Resolve(ReadOnlySpan<int> shape)
        {
            int[] extents = shape.ToArray();
            int unknown = Array.IndexOf(extents, -1);
            if (extents.Count(n => n < 0) > (unknown < 0 ? 0 : 1))
                throw new ShapeException($"Reshape: [{string.Join(", ", extents)}] has a negative extent, or more than one −1; got {Spec}");
            if (unknown < 0) return extents;
            extents[unknown] = 1;
            int known = new Shape(extents).Size;
            if (known == 0 || Length % known != 0)
                throw new ShapeException($"Reshape: [{string.Join(", ", shape.ToArray())}] cannot be completed for {Length} elements; got {Spec}");
            extents[unknown] = Length / known;
            return extents;
        }
    }
}
