using Whetstone.Kernels;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Shapes;

public sealed class PadTests
{
    [Theory]
    [InlineData(PadMode.Constant, new float[] { 9, 9, 1, 2, 3, 9 })]
    [InlineData(PadMode.Reflect, new float[] { 3, 2, 1, 2, 3, 2 })]
    [InlineData(PadMode.Replicate, new float[] { 1, 1, 1, 2, 3, 3 })]
    [InlineData(PadMode.Circular, new float[] { 2, 3, 1, 2, 3, 1 })]
    public void Rows_are_padded_in_every_mode_and_type(PadMode mode, float[] expected)
    {
        Tensor x = Tensor.Of(1f, 2f, 3f);
        foreach (DType type in Enum.GetValues<DType>().Where(t => t != DType.Bool))
            Assert.Equal(expected, x.To(type).Pad([(2, 1)], mode, 9).ToArray());
    }

    [Theory]
    [InlineData(PadMode.Constant), InlineData(PadMode.Reflect), InlineData(PadMode.Replicate), InlineData(PadMode.Circular)]
    public void Images_are_padded_in_any_memory_order_and_have_gradients(PadMode mode)
    {
        Tensor x = Tensors.Normal([2, 3, 4, 5], 1), last = Tensors.In(x, Format.ChannelsLast);
        Tensor y = x.Pad([(1, 2), (3, 0)], mode, 7), z = last.Pad([(1, 2), (3, 0)], mode, 7);
        Assert.Equal([2, 3, 7, 8], y.Shape);
        Assert.Equal(Format.ChannelsLast, z.Format);
        Assert.Equal(y.ToArray(), z.ToArray());
        GradientCheck.Holds(t => t[0].Pad([(1, 1), (2, 1)], mode), GradientCheck.Random([2, 3, 3], 1));

        // The single-precision kernel is another one: compare it with the double-precision one.
        Tensor single = x.Detach().AttachGrad(), wide = x.To(DType.Float64).AttachGrad(), dy = Tensors.Normal([2, 3, 7, 8], 2);
        single.Pad([(1, 2), (3, 0)], mode).Backward(dy);
        wide.Pad([(1, 2), (3, 0)], mode).Backward(dy);
        foreach ((double a, double b) in single.Grad!.ToArray<double>().Zip(wide.Grad!.ToArray<double>())) Assert.Equal(a, b, 1e-5);
    }

    [Fact]
    public void Negative_widths_crop()
    {
        Assert.Equal([2], Tensor.Of(1f, 2f, 3f).Pad([(-1, -1)]).ToArray());
        Assert.Equal([1, 4], Tensor.Zeros([0, 2]).Pad([(1, 0), (1, 1)], value: 5).Shape);
        Assert.Equal(3, Tensor.Of(3f).Pad([]).Item());
        GradientCheck.Holds(t => t[0].Pad([(-1, 2)]), GradientCheck.Random([2, 3], 1));
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Tensor x = Tensor.Zeros([2, 3]);
        Assert.Equal("Pad: Reflect padding of 3 exceeds 2 on axis 1; got [2, 3]", Assert.Throws<ShapeException>(() => x.Pad([(3, 0)], PadMode.Reflect)).Message);
        Assert.Equal("Pad: 3 pairs of widths for 2 axes; got [2, 3]", Assert.Throws<ShapeException>(() => x.Pad([(1, 1), (1, 1), (1, 1)])).Message);
        Assert.Equal("Pad: cropping by -2 and -2 leaves nothing of axis 1; got [2, 3]", Assert.Throws<ShapeException>(() => x.Pad([(-2, -2)])).Message);
    }
}
