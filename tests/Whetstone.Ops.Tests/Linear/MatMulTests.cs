namespace Whetstone.Tests.Heavy;

public sealed class MatMulTests
{
    public static TheoryData<int[], int[]> Shapes => new()
    {
        { [3, 4], [4, 5] }, { [1, 1], [1, 1] }, { [2, 3, 4], [4, 5] }, { [3, 4], [2, 4, 5] }, { [2, 3, 4], [2, 4, 5] },
        { [2, 1, 3, 4], [3, 4, 5] }, { [2, 3, 2, 3], [2, 1, 3, 4] }, { [1, 3, 2, 3], [2, 1, 3, 4] }, { [2, 1, 3, 2, 3], [1, 4, 3, 3, 2] },
        { [2, 3, 1, 2, 3], [1, 3, 2, 3, 1] }, { [1, 1, 2, 3], [4, 3, 5] }, { [0, 3, 4], [4, 5] }, { [2, 0, 4], [2, 4, 5] },
        { [2, 3, 0], [0, 5] }, { [70, 33], [33, 129] }, { [2, 3, 17, 9], [3, 9, 21] },
        { [3], [3] }, { [2, 3], [3] }, { [3], [3, 4] }, { [2, 2, 3], [3] }, { [3], [5, 3, 4] }, { [0], [0] },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Products_agree_with_naive_loops_in_every_type(int[] a, int[] b)
    {
        foreach (DType type in new[] { DType.Float32, DType.Float64, DType.Float16, DType.BFloat16, DType.Int64, DType.Int32 })
        {
            Draws draw = new(3);
            (Tensor x, Tensor w) = (draw.Integers(a, type), draw.Integers(b, type));
            (Shape shape, double[] expected) = NaiveProduct.Of(x, w);
            Tensor y = x.MatMul(w);
            Assert.Equal(new Spec(shape, type), y.Spec);
            // Sums of products of small integers are exact, but for rounding to the two short types.
            Expect.Close(expected, y, type == DType.BFloat16 ? 4e-3 : type == DType.Float16 ? 5e-4 : 0);
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Gradients_of_first_and_second_order_agree_with_differences(int[] a, int[] b)
    {
        Draws draw = new(1);
        Tensor x = draw.Tensor(a, DType.Float64), w = draw.Tensor(b, DType.Float64);
        if (x.Length * w.Length == 0 || x.Length > 1000) return;
        GradientCheck.Double(t => t[0].MatMul(t[1]), x, w);
    }

    [Theory, InlineData(false, false), InlineData(true, false), InlineData(false, true), InlineData(true, true)]
    public void Transposed_factors_agree_with_naive_loops_and_have_gradients(bool transposeA, bool transposeB)
    {
        Draws draw = new(2);
        Tensor a = draw.Tensor(transposeA ? [2, 3, 4] : [2, 4, 3], DType.Float64), b = draw.Tensor(transposeB ? [5, 3] : [3, 5], DType.Float64);
        MatMul product = new(transposeA, transposeB);
        Tensor y = product.Apply(a, b);
        Assert.Equal([2, 4, 5], y.Shape);
        double[] x = a.ToArray<double>(), w = b.ToArray<double>(), expected = new double[40];
        for (int i = 0; i < 40; i++)
            for (int k = 0; k < 3; k++)
            {
                (int n, int row, int column) = (i / 20, i / 5 % 4, i % 5);
                expected[i] += x[n * 12 + (transposeA ? k * 4 + row : row * 3 + k)] * w[transposeB ? column * 3 + k : k * 5 + column];
            }
        Expect.Close(expected, y, 1e-14);
        Expect.Close(expected, product.Apply(a.To(DType.Float32), b.To(DType.Float32)), 1e-6);
        GradientCheck.Double(t => product.Apply(t[0], t[1]), a, b);
    }

    [Fact]
    public void Types_are_promoted() => Assert.Equal(DType.Float64, new Draws(1).Tensor([2, 3]).MatMul(new Draws(1).Tensor([3, 2], DType.Float64)).DType);

    [Fact]
    public void Images_in_channels_last_order_are_multiplied_as_their_shape_says()
    {
        Draws draw = new(4);
        Tensor image = draw.Tensor([2, 3, 4, 5]).MaxPool2d(1), w = draw.Tensor([5, 2]);
        Assert.Equal(Format.ChannelsLast, image.Format);
        Expect.Close(NaiveProduct.Of(image, w).Values, image.MatMul(w), 1e-6);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        Draws draw = new(6);
        Tensor a = draw.Tensor([3, 150, 70]).AttachGrad(), b = draw.Tensor([70, 190]).AttachGrad();
        Expect.SameBits(() =>
        {
            Tensor y = a.MatMul(b);
            return [y, .. Autograd.Grad([y], [a, b], [y.Detach()])];
        });
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        Tensor a = Tensor.Zeros([2, 3]), v = Tensor.Zeros([3]);
        Expect.Error("MatMul: inner extents differ; got [2, 3], [2, 3]", () => a.MatMul(a));
        Expect.Error("MatMul: inner extents differ; got [3], [2, 3]", () => v.MatMul(a));
        Expect.Error("MatMul: batch axes do not broadcast; got [2, 2, 3], [3, 3, 2]", () => Tensor.Zeros([2, 2, 3]).MatMul(Tensor.Zeros([3, 3, 2])));
        Expect.Error("MatMul: expects tensors of at least one axis; got [], [3]", () => Tensor.Of(1f).MatMul(v));
        Expect.Error("Outer: expects two vectors; got [2, 3], [3]", () => a.Outer(v));
        Expect.Error("Dot: the last axis of x and the first of b differ; got [2, 3], [2, 3]", () => a.Dot(a));
        Expect.Error("BatchMatMul: expects two tensors of three axes with the same batch; got [2, 3], [3]", () => a.BatchMatMul(v));
    }
}
