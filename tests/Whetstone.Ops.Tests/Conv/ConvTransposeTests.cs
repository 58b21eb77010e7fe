namespace Whetstone.Tests.Heavy;

public sealed class ConvTransposeTests
{
    [Fact]
    public void Values_agree_with_naive_loops()
    {
        Draws draw = new(1);
        int checkedCases = 0;
        foreach ((Conv2d conv, Shape xs, Shape ws) in Conv2dTests.Cases(150, 11))
        {
            // The weights [C, O/G, KH, KW] are those of the convolution whose input gradient this is.
            Size2 more = (draw.Size(0, Math.Max(conv.Stride.H, conv.Dilation.H) - 1), draw.Size(0, Math.Max(conv.Stride.W, conv.Dilation.W) - 1));
            int h = (xs[2] - 1) * conv.Stride.H - 2 * conv.Padding.H + conv.Dilation.H * (ws[2] - 1) + more.H + 1;
            int wide = (xs[3] - 1) * conv.Stride.W - 2 * conv.Padding.W + conv.Dilation.W * (ws[3] - 1) + more.W + 1;
            if (h < 1 || wide < 1) continue;
            checkedCases++;
            Tensor x = draw.Tensor([xs[0], ws[0], xs[2], xs[3]]), w = draw.Tensor(ws), b = draw.Tensor([ws[1] * conv.Groups]);
            Tensor y = x.ConvTranspose2d(w, b, conv.Stride, conv.Padding, more, conv.Dilation, conv.Groups);
            Assert.Equal([xs[0], ws[1] * conv.Groups, h, wide], y.Shape);
            Expect.Close(NaiveConv.Transposed(conv, x, w, b, y.Shape), y, 1e-5, $"{conv} {x.Shape} {ws} {more}");
        }
        Assert.True(checkedCases > 50);
    }

    [Fact]
    public void Gradients_of_first_and_second_order_agree_with_differences()
    {
        Draws draw = new(2);
        GradientCheck.Double(t => t[0].ConvTranspose2d(t[1], t[2], stride: 2, padding: 1, outputPadding: 1, groups: 2),
            draw.Tensor([2, 4, 3, 4], DType.Float64), draw.Tensor([4, 3, 3, 3], DType.Float64), draw.Tensor([6], DType.Float64));
        GradientCheck.Double(t => t[0].ConvTranspose2d(t[1], outputPadding: 2, dilation: 3), draw.Tensor([1, 2, 3, 2], DType.Float64), draw.Tensor([2, 3, 2, 2], DType.Float64));
    }

    [Fact]
    public void One_dimension_agrees_with_two()
    {
        Draws draw = new(3);
        Tensor x = draw.Tensor([2, 4, 9]), w = draw.Tensor([6, 2, 3]), b = draw.Tensor([6]), t = draw.Tensor([4, 3, 3]);
        Expect.Close(NaiveConv.Forward(new((1, 2), (0, 1), (1, 2), 2), x.Reshape(2, 4, 1, 9), w.Reshape(6, 2, 1, 3), b, [2, 6, 1, 4]), x.Conv1d(w, b, 2, 1, 2, 2));
        Assert.Equal([2, 6, 4], x.Conv1d(w, b, 2, 1, 2, 2).Shape);
        Expect.Close(NaiveConv.Transposed(new((1, 2), (0, 1), (1, 1), 2), x.Reshape(2, 4, 1, 9), t.Reshape(4, 3, 1, 3), b, [2, 6, 1, 18]), x.ConvTranspose1d(t, b, 2, 1, 1, 1, 2));
        GradientCheck.Double(v => v[0].Conv1d(v[1], v[2], padding: 2), x.To(DType.Float64), draw.Tensor([3, 4, 3], DType.Float64), draw.Tensor([3], DType.Float64));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        Tensor x = Tensor.Zeros([2, 3, 4, 4]), w = Tensor.Zeros([3, 2, 3, 3]);
        Expect.Error("ConvTranspose2d: channels of x and w differ; got [2, 3, 4, 4], [2, 3, 3, 3]", () => x.ConvTranspose2d(Tensor.Zeros([2, 3, 3, 3])));
        Expect.Error("ConvTranspose2d: output padding (1, 1) must be less than stride (1, 1) or dilation (1, 1); got [2, 3, 4, 4], [3, 2, 3, 3]", () => x.ConvTranspose2d(w, outputPadding: 1));
        Expect.Error("ConvTranspose2d: the padding leaves nothing of the result; got [2, 3, 4, 4], [3, 2, 3, 3]", () => x.ConvTranspose2d(w, padding: 3));
        Expect.Error("ConvTranspose2d: needs one bias an output; got [2, 3, 4, 4], [3, 2, 3, 3], [3]", () => x.ConvTranspose2d(w, Tensor.Zeros([3])));
        Expect.Error("Conv1d: expects x [N, C, L]; got [2, 3, 4, 4]", () => x.Conv1d(Tensor.Zeros([3, 2, 3])));
    }
}
