namespace Whetstone.Tests.Heavy;

public sealed class Conv2dTests
{
    /// <summary>Convolutions of random sizes; depthwise, grouped, flat and tall kernels, and empty batches among them.</summary>
    internal static IEnumerable<(Conv2d Conv, Shape X, Shape W)> Cases(int count, int seed)
    {
        Draws draw = new(seed);
        for (int i = 0; i < count;)
        {
            int groups = draw.Flip() ? 1 : draw.Size(1, 4), inputs = draw.Flip() ? 1 : draw.Size(1, 5), outputs = draw.Flip() ? 1 : draw.Size(1, 5);
            Conv2d conv = new((draw.Size(1, 3), draw.Size(1, 3)), (draw.Size(0, 4), draw.Size(0, 4)), (draw.Size(1, 2), draw.Size(1, 3)), groups);
            Shape x = [i % 11 == 10 ? 0 : draw.Size(1, 3), inputs * groups, draw.Size(1, 9), draw.Size(1, 9)];
            Shape w = [outputs * groups, inputs, i % 5 == 4 ? 1 : draw.Size(1, 4), draw.Size(1, 4)];
            if (x[2] + 2 * conv.Padding.H <= conv.Dilation.H * (w[2] - 1) || x[3] + 2 * conv.Padding.W <= conv.Dilation.W * (w[3] - 1)) continue;
            i++;
            yield return (conv, x, w);
        }
    }

    [Fact]
    public void Values_agree_with_naive_loops()
    {
        Draws draw = new(1);
        foreach ((Conv2d conv, Shape xs, Shape ws) in Cases(120, 7))
            foreach (DType type in new[] { DType.Float32, DType.Float64 })
            {
                Tensor x = draw.Tensor(xs, type), w = draw.Tensor(ws, type), b = draw.Tensor([ws[0]], type);
                Tensor y = x.Conv2d(w, b, conv.Stride, conv.Padding, conv.Dilation, conv.Groups);
                Expect.Close(NaiveConv.Forward(conv, x, w, b, y.Shape), y, type == DType.Float32 ? 1e-5 : 1e-13, $"{conv} {xs} {ws}");
                Expect.Close(NaiveConv.Forward(conv, x, w, null, y.Shape), conv.Apply(x, w), type == DType.Float32 ? 1e-5 : 1e-13, $"{conv} {xs} {ws}");
            }
    }

    [Fact]
    public void Both_gradients_are_the_adjoints_of_the_convolution()
    {
        Draws draw = new(2);
        foreach ((Conv2d conv, Shape xs, Shape ws) in Cases(120, 8))
            foreach (DType type in new[] { DType.Float32, DType.Float64 })
            {
                Tensor x = draw.Tensor(xs, type).AttachGrad(), w = draw.Tensor(ws, type).AttachGrad(), y = conv.Apply(x, w), dy = draw.Tensor(y.Shape, type);
                Tensor[] g = Autograd.Grad([y], [x, w], [dy]);
                double expected = Expect.Inner(y, dy), tolerance = type == DType.Float32 ? 1e-5 : 1e-12;
                Expect.Equal(expected, Expect.Inner(x, g[0]), tolerance, $"dx {conv} {xs} {ws}");
                Expect.Equal(expected, Expect.Inner(w, g[1]), tolerance, $"dw {conv} {xs} {ws}");
            }
    }

    [Fact]
    public void Single_and_double_precision_give_the_same_gradients()
    {
        Draws draw = new(3);
        foreach ((Conv2d conv, Shape xs, Shape ws) in Cases(60, 9))
        {
            Tensor x = draw.Tensor(xs).AttachGrad(), w = draw.Tensor(ws).AttachGrad(), b = draw.Tensor([ws[0]]).AttachGrad();
            Tensor[] wide = [.. new[] { x, w, b }.Select(t => t.Detach().To(DType.Float64).AttachGrad())];
            Tensor y = conv.Apply(x, w, b), z = conv.Apply(wide), dy = draw.Tensor(y.Shape);
            Tensor[] g = Autograd.Grad([y], [x, w, b], [dy]), exact = Autograd.Grad([z], wide, [dy.To(DType.Float64)]);
            for (int i = 0; i < 3; i++) Expect.Close(exact[i].ToArray<double>(), g[i], 1e-5, $"gradient {i} {conv} {xs} {ws}");
        }
    }

    [Fact]
    public void Gradients_of_first_and_second_order_agree_with_differences()
    {
        Draws draw = new(4);
        foreach ((Conv2d conv, Shape xs, Shape ws) in Cases(25, 10))
            if (xs.Size > 0)
                GradientCheck.Double(t => conv.Apply(t), draw.Tensor(xs, DType.Float64), draw.Tensor(ws, DType.Float64), draw.Tensor([ws[0]], DType.Float64));
    }

    [Fact]
    public void Each_output_channel_is_the_convolution_with_its_own_kernel()      // M03
    {
        Draws draw = new(5);
        Tensor data = draw.Tensor([2, 3, 7, 6]), w = draw.Tensor([4, 3, 3, 3]), b = draw.Tensor([4]);
        float[] all = data.Conv2d(w, b).ToArray();
        for (int i = 0; i < 4; i++)
        {
            float[] one = data.Conv2d(w[i..(i + 1)], b[i..(i + 1)]).ToArray();
            for (int n = 0; n < 2; n++)
                for (int p = 0; p < 20; p++) Assert.Equal(all[(n * 4 + i) * 20 + p], one[n * 20 + p], 1e-5f);
        }
    }

    [Fact]
    public void Same_padding_keeps_the_size_and_puts_the_odd_zero_below_and_right()
    {
        Draws draw = new(6);
        foreach ((int h, int w, int d) in new[] { (3, 3, 1), (2, 4, 1), (1, 5, 2), (4, 3, 3) })
        {
            Tensor x = draw.Tensor([2, 3, 8, 7]), k = draw.Tensor([4, 3, h, w]), y = x.Conv2d(k, padding: Size2.Same, dilation: d);
            Assert.Equal([2, 4, 8, 7], y.Shape);
            Size2 before = (d * (h - 1) / 2, d * (w - 1) / 2);
            Expect.Close(NaiveConv.Forward(new(1, before, d, 1), x, k, null, y.Shape), y);
        }
        Expect.Error("Conv2d: padding same needs stride 1, not (2, 2); got [1, 1, 4, 4], [1, 1, 3, 3]",
            () => Tensor.Zeros([1, 1, 4, 4]).Conv2d(Tensor.Zeros([1, 1, 3, 3]), stride: 2, padding: Size2.Same));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        Draws draw = new(7);
        foreach (int groups in new[] { 1, 4, 32 })
        {
            Tensor x = draw.Tensor([3, 32, 19, 17]).AttachGrad(), w = draw.Tensor([32, 32 / groups, 3, 3]).AttachGrad(), b = draw.Tensor([32]).AttachGrad();
            Expect.SameBits(() =>
            {
                Tensor y = x.Conv2d(w, b, stride: 2, padding: 1, groups: groups);
                return [y, .. Autograd.Grad([y], [x, w, b], [y.Detach()])];
            });
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        Tensor x = Tensor.Zeros([2, 3, 8, 8]);
        Expect.Error("Conv2d: channels of x and w differ; got [2, 3, 8, 8], [4, 5, 3, 3]", () => x.Conv2d(Tensor.Zeros([4, 5, 3, 3])));
        Expect.Error("Conv2d: kernel is larger than the padded image; got [2, 3, 8, 8], [4, 3, 11, 3]", () => x.Conv2d(Tensor.Zeros([4, 3, 11, 3]), padding: 1));
        Expect.Error("Conv2d: expects x [N, C, H, W], w [O, C/G, KH, KW] and perhaps bias [O]; got [3, 8, 8], [4, 3, 3, 3]", () => x[0].Conv2d(Tensor.Zeros([4, 3, 3, 3])));
        Expect.Error("Conv2d: x needs 3 groups of w's channels; got [2, 3, 8, 8], [4, 3, 3, 3]", () => x.Conv2d(Tensor.Zeros([4, 3, 3, 3]), groups: 3));
        Expect.Error("Conv2d: the outputs of w do not divide into 3 groups; got [2, 3, 8, 8], [4, 1, 3, 3]", () => x.Conv2d(Tensor.Zeros([4, 1, 3, 3]), groups: 3));
        Expect.Error("Conv2d: needs one bias an output; got [2, 3, 8, 8], [4, 3, 3, 3], [3]", () => x.Conv2d(Tensor.Zeros([4, 3, 3, 3]), Tensor.Zeros([3])));
        Expect.Error("Conv2d: padding (-1, 0) is negative; got [2, 3, 8, 8], [4, 3, 3, 3]", () => x.Conv2d(Tensor.Zeros([4, 3, 3, 3]), padding: (-1, 0)));
    }
}
