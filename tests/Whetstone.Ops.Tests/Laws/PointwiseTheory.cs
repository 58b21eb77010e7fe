using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>What the laws of pointwise ops share: the list of ops, by name, so that a failure names its op.</summary>
public abstract class PointwiseTheory
{
    public static TheoryData<string> Names => [.. PointwiseCases.All.Keys];

    protected static PointwiseCase Named(string name) => PointwiseCases.All[name];

    /// <summary>Random float32 inputs of the op, as tensors of one shape.</summary>
    protected static Tensor[] Inputs(PointwiseCase op, Shape shape, int seed) =>
        [.. op.Sample(shape.Size, seed).Select(x => Tensors.Float32(x, shape))];
}
