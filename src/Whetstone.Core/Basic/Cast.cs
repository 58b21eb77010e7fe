using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Converts the element type. Fractions are cut towards zero, numbers out of range become the nearest end, NaN becomes 0.</summary>
    [Op("Cast", Onnx = "Cast", Since = 13)]
    public sealed record Cast(DType Type) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { DType = Type };

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => x[0].Shape.Rank > 0 ? SampleWork.Each : SampleWork.Mixed;

        /// <inheritdoc/>
        public override bool MayOverwrite(int input) => true;

        /// <inheritdoc/>
        public override bool IsPointwise => true;

        /// <inheritdoc/>
        public override void Run(in Launch l) => CastKernel.Run(l.DType(0), l.Bytes(0), Type, l.OutBytes());

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new Cast(x[0].DType).Apply(dy);
    }
}

namespace Whetstone
{
    /// <content>Conversions of the element type.</content>
    public sealed partial class Tensor
    {
        /// <summary>This tensor with elements of another type; itself if they are of that type.</summary>
        public Tensor To(DType type) => type == DType ? this : new Cast(type).Apply(this);

        /// <summary>A copy in memory of its own.</summary>
        public Tensor Copy() => new Cast(DType).Apply(this);
    }
}
