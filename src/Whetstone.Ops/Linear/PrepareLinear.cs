using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The weights of <see cref="Linear"/> in the order in which the kernel reads them, for <see cref="PreparedLinear{TFn}"/>: <c>w [out, in] → [any]</c>.</summary>
[Op("PrepareLinear")]
public sealed record PrepareLinear : Op
{
    /// <inheritdoc/>
    public override bool IsPreparation => true;

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length != 1 || x[0].Shape.Rank != 2 || x[0].DType != DType.Float32) throw Bad("expects float32 weights [out, in]", x);
        long length = PreparedGemm.Length(x[0].Shape[0], x[0].Shape[1]);
        return length <= int.MaxValue ? new([(int)length]) : throw Bad($"prepared weights would have {length} elements", x);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        l.Y.Clear();
        PreparedGemm.Prepare(true, l.Shape(0)[0], l.Shape(0)[1], l.X(0), l.Y, l.Workers);
    }
}
