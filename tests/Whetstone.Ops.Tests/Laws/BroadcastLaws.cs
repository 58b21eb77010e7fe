using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>Broadcasting is a shorthand: the same numbers come out when the inputs are written out in full.</summary>
public sealed class BroadcastLaws : PointwiseTheory
{
    private static readonly int[][][] Shapes =
    [
        [[], [], []], [[], [5], []], [[3], [1], [3]], [[0], [1], [0]], [[1], [0], [0]],
        [[2, 3], [3], [2, 1]], [[2, 1], [1, 3], [3]], [[2, 0], [2, 1], []], [[1, 1], [4, 5], [5]],
        [[2, 3, 4], [3, 1], [1, 1, 4]], [[2, 1, 4], [3, 1], [2, 3, 4]], [[0, 3, 1], [1, 3, 4], [4]],
        [[2, 3, 4, 5], [3, 1, 1], [5]], [[2, 3, 4, 5], [2, 1, 1, 1], [1, 3, 4, 5]], [[1, 3, 1, 5], [2, 1, 4, 1], [4, 1]],
        [[1, 2, 3, 4], [2, 3, 4], [1, 2, 3, 4]], [[2, 3, 1, 1], [1, 3, 4, 5], [1, 1, 4, 5]], [[2, 3, 0, 5], [3, 1, 1], [1, 1, 1, 1]],
        [[1, 1, 4, 5], [1, 1, 4, 5], [4, 5]], [[4, 1, 1, 1], [4], [4, 4, 1, 4]],
    ];

    [Theory, MemberData(nameof(Names))]
    public void Broadcasting_equals_inputs_written_out(string name)
    {
        PointwiseCase op = Named(name);
        foreach (int[][] shapes in Shapes)
            foreach (int order in Enumerable.Range(0, 1 << op.Arity))
                Check(op, [.. Enumerable.Range(0, op.Arity).Select(k => new Shape(shapes[k]))], order);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named_in_the_error()
    {
        ShapeException error = Assert.Throws<ShapeException>(() => Tensor.Zeros([2, 3]) + Tensor.Zeros([4]));
        Assert.Contains("Add", error.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 3], [4]", error.Message, StringComparison.Ordinal);
    }

    // Bit k of the order says whether input k lies channels-last in memory.
    private static void Check(PointwiseCase op, Shape[] shapes, int order)
    {
        Shape result = [];
        foreach (Shape s in shapes) Assert.True(Shape.TryBroadcast(result, s, out result), "the table of shapes is wrong");
        Tensor[] x = [.. shapes.Select((s, k) => Tensors.Float32(op.Sample(s.Size, seed: 9 + k)[k], s))];
        Tensor[] placed = [.. x.Select((t, k) => t.Rank == 4 && (order >> k & 1) == 1 ? Tensors.In(t, Format.ChannelsLast) : t)];

        Tensor y = op.Op.Apply(placed), full = op.Op.Apply([.. x.Select(t => WrittenOut(t, result))]);
        Assert.Equal(result, y.Shape);
        int at = Difference.FirstBit(full.ToArray(), y.ToArray());
        Assert.True(at < 0, $"{op.Name} of {string.Join(", ", placed.Select(t => $"{t.Shape} {t.Format}"))}: element {at} differs");
        if (y.DType.IsFloating) CheckGradients(op, x, placed, result);
    }

    // The gradient of a broadcast input is the sum over its copies.
    private static void CheckGradients(PointwiseCase op, Tensor[] x, Tensor[] placed, Shape result)
    {
        Tensor dy = Tensors.Normal(result, seed: 12);
        Tensor[] leaves = [.. placed.Select(t => t.Detach().AttachGrad())], full = [.. x.Select(t => WrittenOut(t, result).AttachGrad())];
        op.Op.Apply(leaves).Backward(dy);
        op.Op.Apply(full).Backward(dy);
        for (int k = 0; k < x.Length; k++)
        {
            if (leaves[k].Grad is not { } g) continue;
            Assert.Equal(leaves[k].Shape, g.Shape);
            double[] sums = Summed(full[k].Grad!, x[k].Shape, out double[] sizes);
            float[] got = g.ToArray();
            // Sums of n float32 numbers may differ by n · 2⁻²⁴ of their magnitudes' sum; n is at most 120 here.
            for (int i = 0; i < got.Length; i++)
                Assert.True(Math.Abs(got[i] - sums[i]) <= 1e-5 * sizes[i] + 1e-30, $"{op.Name}: gradient {k} of {string.Join(", ", placed.Select(t => $"{t.Shape} {t.Format}"))} at {i} is {got[i]}, not {sums[i]}");
        }
    }

    private static Tensor WrittenOut(Tensor x, Shape result)
    {
        float[] from = x.ToArray(), y = new float[result.Size];
        for (int i = 0; i < y.Length; i++) y[i] = from[Source(i, x.Shape, result)];
        return Tensor.Of(y, result);
    }

    private static double[] Summed(Tensor g, Shape shape, out double[] sizes)
    {
        double[] sum = new double[shape.Size];
        sizes = new double[shape.Size];
        float[] from = g.ToArray();
        for (int i = 0; i < from.Length; i++)
        {
            sum[Source(i, shape, g.Shape)] += from[i];
            sizes[Source(i, shape, g.Shape)] += Math.Abs(from[i]);
        }
        return sum;
    }

    private static int Source(int index, Shape shape, Shape result)
    {
        int source = 0, step = 1;
        for (int axis = 1; axis <= result.Rank; axis++)
        {
            (index, int at) = Math.DivRem(index, result[^axis]);
            if (axis > shape.Rank) continue;
            if (shape[^axis] > 1) source += at * step;
            step *= shape[^axis];
        }
        return source;
    }
}
