using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>Copies the second input into the first one's memory: <see cref="Tensor.Assign"/> as a step of a program.</summary>
/// <param name="Order">The first input's memory order.</param>
internal sealed record Overwrite(Format Order) : Op
{
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].Shape == x[1].Shape ? x[0] : throw Bad("the shapes differ", x);

    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Order;

    public override int? View(ReadOnlySpan<Spec> x) => 0;

    public override bool Writes(int input) => input == 0;

    public override bool IsDifferentiable(int input) => false;

    public override void Run(in Launch l) => CastKernel.Run(l.DType(1), l.Bytes(1), l.DType(0), l.OutBytes());
}
