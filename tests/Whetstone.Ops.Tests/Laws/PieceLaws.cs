using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>An op that says it is pointwise gives the same bits on any piece of its operands' memory, whatever their shape.</summary>
public sealed class PieceLaws : PointwiseTheory
{
    private static readonly Shape Shape = [2, 3, 4, 5];

    [Theory, MemberData(nameof(Names))]
    public void Pieces_make_up_the_whole(string name)
    {
        PointwiseCase op = Named(name);
        Tensor[] x = Inputs(op, Shape, seed: 3);
        Assert.True(op.Op.IsPointwise);
        Check(op.Op, x);
        if (op.Op is IMap map) Check(map.Backward, [x[0], op.Op.Apply(x).To(DType.Float32), Tensors.Normal(Shape, seed: 4)]);
    }

    [Fact]
    public void Conversions_too()
    {
        Check(new Cast(DType.Int32), [Tensors.Normal(Shape, seed: 1) * 100]);
        Check(new Cast(DType.Float16), [Tensors.Normal(Shape, seed: 1)]);
    }

    private static void Check(Op op, Tensor[] x)
    {
        Assert.True(op.IsPointwise, $"{op.Name} is not said to be pointwise");
        Tensor whole = op.Apply(x).Reshape(-1);
        foreach ((int start, int end) in (ReadOnlySpan<(int, int)>)[(0, 7), (7, 40), (40, 120)])
        {
            Tensor piece = op.Apply([.. x.Select(t => t.Reshape(-1).Slice(0, start..end))]);
            Assert.True(Tensors.SameBytes(whole.Slice(0, start..end).Copy(), piece.Copy()), $"{op.Name}: elements {start} to {end} differ");
        }
    }
}
