using Whetstone.Kernels;

namespace Whetstone.Data;

/// <summary>Bytes as floats, times a factor, plus a summand; one of each for every channel or for all. uint8 [n, C, …] → float32, same shape.</summary>
internal sealed record ScaleBytes(double[] Scale, double[] Shift) : Op
{
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].DType == DType.UInt8 && x[0].Shape.Rank > 0 ? x[0] with { DType = DType.Float32 }
        : throw new ShapeException($"ToFloat: needs uint8 [n, …]; got {x[0]}");

    public override bool IsDifferentiable(int input) => false;

    public override void Run(in Launch l)
    {
        Shape shape = l.Shape(0);
        if (shape.Size == 0) return;
        ScaleKernel.Run(shape[0], shape.Inner(0) / Scale.Length, l.X<byte>(0), Scale, Shift, l.Y, l.Workers);
    }
}
