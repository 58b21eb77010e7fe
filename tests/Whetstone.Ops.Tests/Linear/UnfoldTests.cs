namespace Whetstone.Tests.Heavy;

public sealed class UnfoldTests
{
    [Fact]
    public void A_product_with_unfolded_windows_is_a_convolution()
    {
        Draws draw = new(1);
        foreach ((Conv2d conv, Shape xs, Shape ws) in Conv2dTests.Cases(60, 12))
        {
            if (conv.Groups > 1) continue;
            Tensor x = draw.Tensor(xs), w = draw.Tensor(ws), columns = x.Unfold((ws[2], ws[3]), conv.Dilation, conv.Padding, conv.Stride);
            Shape y = [xs[0], ws[0], conv.Infer([x.Spec, w.Spec]).Shape[2], conv.Infer([x.Spec, w.Spec]).Shape[3]];
            Assert.Equal([xs[0], ws[1] * ws[2] * ws[3], y[2] * y[3]], columns.Shape);
            Expect.Close(NaiveConv.Forward(conv, x, w, null, y), w.Reshape(ws[0], ws[1] * ws[2] * ws[3]).MatMul(columns), 1e-5, $"{conv} {xs} {ws}");
        }
    }

    [Fact]
    public void Fold_is_the_adjoint_of_unfold()
    {
        Draws draw = new(2);
        foreach ((Conv2d conv, Shape xs, Shape ws) in Conv2dTests.Cases(60, 13))
        {
            Tensor x = draw.Tensor(xs), columns = x.Unfold((ws[2], ws[3]), conv.Dilation, conv.Padding, conv.Stride), v = draw.Tensor(columns.Shape);
            Tensor image = v.Fold((xs[2], xs[3]), (ws[2], ws[3]), conv.Dilation, conv.Padding, conv.Stride);
            Assert.Equal(xs, image.Shape);
            Expect.Equal(Expect.Inner(columns, v), Expect.Inner(x, image), 1e-5, $"{conv} {xs} {ws}");
        }
    }

    [Fact]
    public void Gradients_of_first_and_second_order_agree_with_differences()
    {
        Draws draw = new(3);
        GradientCheck.Run(t => (t[0] * t[0]).Unfold((2, 3), dilation: (2, 1), padding: 1, stride: (1, 2)), 0.03, 2e-3, draw.Tensor([2, 3, 5, 6]));
        GradientCheck.Run(t => (t[0] * t[0]).Fold((4, 5), (2, 3), stride: (2, 1)), 0.03, 2e-3, draw.Tensor([2, 12, 6]));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        Tensor x = Tensor.Zeros([2, 3, 4, 4]);
        Expect.Error("Unfold: kernel is larger than the padded image; got [2, 3, 4, 4]", () => x.Unfold(5));
        Expect.Error("Unfold: expects x [N, C, H, W]; got [3, 4, 4]", () => x[0].Unfold(2));
        Expect.Error("Fold: an image (4, 4) has 9 windows; got [2, 12, 8]", () => Tensor.Zeros([2, 12, 8]).Fold(4, 2));
        Expect.Error("Fold: the second axis is no multiple of the kernel (2, 2); got [2, 11, 9]", () => Tensor.Zeros([2, 11, 9]).Fold(4, 2));
    }
}
