namespace Whetstone.Tests.Heavy;

public sealed class PoolTests
{
    private static IEnumerable<(Shape X, Size2 Kernel, Size2 Stride, Size2 Padding, bool Ceil)> Cases(int count)
    {
        Draws draw = new(1);
        for (int i = 0; i < count;)
        {
            Size2 kernel = (draw.Size(1, 4), draw.Size(1, 4)), stride = (draw.Size(1, 4), draw.Size(1, 4)), padding = (draw.Size(0, kernel.H / 2), draw.Size(0, kernel.W / 2));
            Shape x = [i % 9 == 8 ? 0 : draw.Size(1, 2), draw.Size(1, 20), draw.Size(1, 9), draw.Size(1, 9)];
            if (x[2] + 2 * padding.H < kernel.H || x[3] + 2 * padding.W < kernel.W) continue;
            i++;
            yield return (x, kernel, stride, padding, draw.Flip());
        }
    }

    [Fact]
    public void Windows_of_fixed_size_agree_with_naive_loops()
    {
        Draws draw = new(2);
        foreach ((Shape shape, Size2 k, Size2 s, Size2 p, bool ceil) in Cases(150))
        {
            Tensor x = draw.Tensor(shape);
            var rows = NaivePool.Windows(shape[2], k.H, s.H, p.H, ceil);
            var columns = NaivePool.Windows(shape[3], k.W, s.W, p.W, ceil);
            string what = $"{shape} {k} {s} {p} {ceil}";
            Tensor y = x.MaxPool2d(k, s, p, ceil);
            Assert.Equal([shape[0], shape[1], rows.Length, columns.Length], y.Shape);
            Expect.Close(NaivePool.Run(x, rows, columns, (window, _) => window.Max()), y, 0, what);
            Expect.Close(NaivePool.Run(x, rows, columns, (window, size) => window.Sum() / size), x.AvgPool2d(k, s, p, ceil), 1e-6, what);
            Expect.Close(NaivePool.Run(x, rows, columns, (window, _) => window.Average()), x.AvgPool2d(k, s, p, ceil, countIncludePad: false), 1e-6, what);
        }
    }

    [Fact]
    public void Adaptive_and_global_windows_agree_with_naive_loops()
    {
        Draws draw = new(3);
        for (int i = 0; i < 40; i++)
        {
            Tensor x = draw.Tensor([draw.Size(0, 2), draw.Size(1, 20), draw.Size(1, 9), draw.Size(1, 9)]);
            Size2 output = (draw.Size(1, 11), draw.Size(1, 5));
            var rows = NaivePool.Adaptive(x.Shape[2], output.H);
            var columns = NaivePool.Adaptive(x.Shape[3], output.W);
            Expect.Close(NaivePool.Run(x, rows, columns, (window, _) => window.Average()), x.AdaptiveAvgPool2d(output), 1e-6, $"{x.Shape} {output}");
            Expect.Close(NaivePool.Run(x, rows, columns, (window, _) => window.Max()), x.AdaptiveMaxPool2d(output), 0, $"{x.Shape} {output}");
            var all = (NaivePool.Adaptive(x.Shape[2], 1), NaivePool.Adaptive(x.Shape[3], 1));
            Expect.Close(NaivePool.Run(x, all.Item1, all.Item2, (window, _) => window.Average()), x.GlobalAvgPool(), 1e-6);
            Expect.Close(NaivePool.Run(x, all.Item1, all.Item2, (window, _) => window.Max()), x.GlobalMaxPool(), 0);
        }
    }

    [Fact]
    public void Gradients_of_first_and_second_order_agree_with_differences()
    {
        // Squares make the second order more than zero; numbers far apart keep the maxima where they are.
        Draws draw = new(4);
        Func<Tensor, Tensor>[] poolings =
        [
            x => x.MaxPool2d(3, 2, 1), x => x.MaxPool2d((2, 3), 1, ceil: true), x => x.AvgPool2d(3, 2, 1), x => x.AvgPool2d(3, 2, 1, true, false),
            x => x.AdaptiveAvgPool2d((3, 4)), x => x.AdaptiveMaxPool2d((3, 4)), x => x.GlobalAvgPool(), x => x.GlobalMaxPool(),
        ];
        foreach (Func<Tensor, Tensor> pool in poolings)
        {
            Tensor x = Spread(draw, [2, 3, 7, 5]);
            GradientCheck.Run(t => pool(t[0] * t[0]), 0.004, 2e-3, x);
        }
    }

    [Fact]
    public void The_first_of_equal_maxima_takes_the_whole_gradient()
    {
        Tensor x = Tensor.Ones([1, 1, 2, 2]).AttachGrad(), y = x.MaxPool2d(2);
        Assert.Equal([1f, 0, 0, 0], Autograd.Grad([y], [x])[0].ToArray());
    }

    [Fact]
    public void One_dimension_agrees_with_two()
    {
        Tensor x = new Draws(5).Tensor([2, 3, 9]), image = x.Reshape(2, 3, 1, 9);
        Assert.Equal(image.MaxPool2d((1, 3), (1, 2), (0, 1)).ToArray(), x.MaxPool1d(3, 2, 1).ToArray());
        Assert.Equal(image.AvgPool2d((1, 4), (1, 4), (0, 2), true).ToArray(), x.AvgPool1d(4, padding: 2, ceil: true).ToArray());
        Assert.Equal([2, 3, 1], x.GlobalAvgPool().Shape);
        Assert.Equal(image.GlobalMaxPool().ToArray(), x.GlobalMaxPool().ToArray());
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        Tensor x = new Draws(6).Tensor([3, 40, 23, 21]).AttachGrad();
        Expect.SameBits(() =>
        {
            Tensor[] y = [x.MaxPool2d(3, 2, 1), x.AvgPool2d(3, 2, 1), x.AdaptiveAvgPool2d(5), x.AdaptiveMaxPool2d(5)];
            return [.. y, .. y.Select(t => Autograd.Grad([t], [x], [t.Detach()])[0])];
        });
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        Tensor x = Tensor.Zeros([2, 3, 4, 4]);
        Expect.Error("MaxPool2d: kernel (5, 5) is larger than the padded image; got [2, 3, 4, 4]", () => x.MaxPool2d(5));
        Expect.Error("AvgPool2d: padding (2, 2) must be at most half the kernel (3, 3); got [2, 3, 4, 4]", () => x.AvgPool2d(3, padding: 2));
        Expect.Error("MaxPool2d: expects x [N, C, H, W]; got [3, 4, 4]", () => x[0].MaxPool2d(2));
        Expect.Error("AvgPool2d: kernel (0, 0) and stride (0, 0) must be at least 1; got [2, 3, 4, 4]", () => x.AvgPool2d(0));
        Expect.Error("AdaptiveAvgPool2d: the image is empty; got [2, 3, 0, 4]", () => Tensor.Zeros([2, 3, 0, 4]).GlobalAvgPool());
        Expect.Error("AdaptiveMaxPool2d: the result's size (0, 0) must be at least 1; got [2, 3, 4, 4]", () => x.AdaptiveMaxPool2d(0));
        Expect.Error("MaxPool2d: runs in float32 only; convert with .To(DType.Float32); got float64 [2, 3, 4, 4]", () => x.To(DType.Float64).MaxPool2d(2));
        Expect.Error("MaxPool1d: expects x [N, C, L]; got [2, 3, 4, 4]", () => x.MaxPool1d(2));
    }

    // All different by more than a difference quotient moves them, in random order, and none near zero.
    private static Tensor Spread(Draws draw, Shape shape)
    {
        float[] values = [.. Enumerable.Range(0, shape.Size).Select(i => 1 + i * 0.02f)];
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = draw.Size(0, i);
            (values[i], values[j]) = (values[j], values[i]);
        }
        return Tensor.Of(values, shape);
    }
}
