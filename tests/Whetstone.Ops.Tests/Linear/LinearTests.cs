namespace Whetstone.Tests.Heavy;

public sealed class LinearTests
{
    [Theory, InlineData(3), InlineData(2, 3), InlineData(4, 2, 3), InlineData(0, 3), InlineData(2, 1, 2, 3)]
    public void Values_and_gradients_agree_with_the_definition(params int[] shape)
    {
        Draws draw = new(1);
        Tensor x = draw.Tensor(shape, DType.Float64), w = draw.Tensor([5, 3], DType.Float64), b = draw.Tensor([5], DType.Float64);
        double[] expected = new double[x.Length / 3 * 5], xs = x.ToArray<double>(), ws = w.ToArray<double>(), bs = b.ToArray<double>();
        for (int i = 0; i < expected.Length; i++) expected[i] = bs[i % 5] + Enumerable.Range(0, 3).Sum(k => xs[i / 5 * 3 + k] * ws[i % 5 * 3 + k]);

        Tensor y = x.Linear(w, b);
        Assert.Equal(x.Shape.With(-1, 5), y.Shape);
        Expect.Close(expected, y, 1e-14);
        Expect.Close(expected, x.To(DType.Float32).Linear(w.To(DType.Float32), b.To(DType.Float32)), 1e-6);
        Expect.Close(expected, x.To(DType.Float16).Linear(w.To(DType.Float16), b.To(DType.Float16)), 1e-3);
        Expect.Close((x.MatMul(w.Reshape(5, 3).TransposedByHand()) + 0).ToArray<double>(), x.Linear(w), 1e-14);
        if (x.Length > 0) GradientCheck.Double(t => t[0].Linear(t[1], t[2]), x, w, b);
    }

    [Fact]
    public void Dot_outer_and_batched_products_agree_with_the_matrix_product()
    {
        Draws draw = new(2);
        Tensor v = draw.Tensor([4]), m = draw.Tensor([3, 4]), b = draw.Tensor([2, 3, 4]), c = draw.Tensor([2, 4, 5]), d = draw.Tensor([4, 2, 3]);
        Expect.Close([Expect.Inner(v, v)], v.Dot(v));
        Assert.Equal(Shape.Scalar, v.Dot(v).Shape);
        Expect.Close(NaiveProduct.Of(m, v).Values, m.Dot(v));
        Expect.Close(NaiveProduct.Of(m, c.Reshape(2, 4, 5)[0]).Values, m.Dot(c[0]));
        Assert.Equal([2, 3, 2, 3], b.Dot(d).Shape);
        Expect.Close(NaiveProduct.Of(b.Reshape(6, 4), d.Reshape(4, 6)).Values, b.Dot(d));
        Expect.Close(NaiveProduct.Of(b, c).Values, b.BatchMatMul(c));
        Expect.Close(NaiveProduct.Of(m.Reshape(12, 1), v.Reshape(1, 4)).Values, m.Reshape(12).Outer(v));
        Assert.Equal([2, 3, 3], b.BatchMatMul(b, transposeB: true).Shape);
        Assert.Equal([2, 4, 4], b.BatchMatMul(b, transposeA: true).Shape);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        Draws draw = new(3);
        Tensor x = draw.Tensor([130, 90]).AttachGrad(), w = draw.Tensor([110, 90]).AttachGrad(), b = draw.Tensor([110]).AttachGrad();
        Expect.SameBits(() =>
        {
            Tensor y = x.Linear(w, b);
            return [y, .. Autograd.Grad([y], [x, w, b], [y.Detach()])];
        });
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        Tensor x = Tensor.Zeros([2, 3]), w = Tensor.Zeros([5, 4]);
        Expect.Error("Linear: features of x and w differ; got [2, 3], [5, 4]", () => x.Linear(w));
        Expect.Error("Linear: needs one bias an output; got [2, 3], [5, 3], [3]", () => x.Linear(Tensor.Zeros([5, 3]), Tensor.Zeros([3])));
        Expect.Error("Linear: expects x [..., in], w [out, in] and perhaps bias [out]; got [2, 3], [3]", () => x.Linear(Tensor.Zeros([3])));
    }
}

file static class ByHand
{
    public static Tensor TransposedByHand(this Tensor x)
    {
        double[] from = x.ToArray<double>(), to = new double[from.Length];
        (int rows, int columns) = (x.Shape[0], x.Shape[1]);
        for (int i = 0; i < from.Length; i++) to[i % columns * rows + i / columns] = from[i];
        return Tensor.Of(to, [columns, rows]);
    }
}
