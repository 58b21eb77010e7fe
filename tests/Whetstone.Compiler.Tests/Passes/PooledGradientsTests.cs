using Whetstone.Ops;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>A convolution's gradients skip the zeros that the gradient of a max pooling would be spread with.</summary>
public sealed class PooledGradientsTests
{
    private static readonly Spec Images = new([3, 5, 9, 8]);

    [Theory]
    [InlineData(2, 2, 0)]
    [InlineData(3, 2, 1)] // windows that overlap
    [InlineData(2, 3, 0)] // pixels between windows
    public void Both_gradients_come_from_the_pooled_one(int kernel, int stride, int padding)
    {
        Program before = Gradients(y => y.MaxPool2d(kernel, stride, padding).Relu(), 18), after = new PooledGradients().Apply(new PoolRelu().Apply(before));
        Assert.DoesNotContain(after.Instructions, i => i.Op is MaxPool2dGrad or Conv2dInputGrad or Conv2dWeightGrad);
        Assert.Contains(after.Instructions, i => i.Op is PooledConv2dInputGrad);
        Assert.Contains(after.Instructions, i => i.Op is PooledConv2dWeightGrad);
        Close(before, after);
    }

    [Fact]
    public void A_gradient_that_something_else_reads_too_is_spread()
    {
        Program before = Gradients(y => y.MaxPool2d(2), 18, bias: true);
        Assert.Contains(before.Instructions, i => i.Op is SumTo);
        Assert.Same(before, new PooledGradients().Apply(before));
        Program after = new PooledGradients().Apply(new SumFirst().Apply(before));
        Assert.DoesNotContain(after.Instructions, i => i.Op is MaxPool2dGrad);
        Close(before, after);
    }

    [Fact]
    public void Wide_convolutions_and_poolings_that_leave_few_zeros_stay_dense()
    {
        Program narrow = Gradients(y => y.MaxPool2d(2, 1), 18);
        Assert.Same(narrow, new PooledGradients().Apply(narrow));
        foreach ((int outputs, int channels, int width) in ((int, int, int)[])[(18, 64, 8), (1000, 5, 8), (18, 5, 400)])
        {
            Program wide = Gradients(y => y.MaxPool2d(2), outputs, channels: channels, width: width);
            Assert.Same(wide, new PooledGradients().Apply(wide));
        }
    }

    private static void Close(Program before, Program after)
    {
        Tensor[] inputs = [.. before.Inputs.Select((x, i) => Tensors.Normal(before.Values[x].Spec.Shape, seed: 5 + i))];
        Tensor[] wanted = new Executable(before).Run(inputs), got = new Executable(after).Run(inputs);
        for (int i = 0; i < wanted.Length; i++)
        {
            // Up to 200 terms of a size near 1, which add up in another order: within 200 · 2⁻²⁴ of their absolute sum.
            float[] a = wanted[i].ToArray(), b = got[i].ToArray();
            for (int k = 0; k < a.Length; k++) Assert.InRange(b[k], a[k] - 1e-3f, a[k] + 1e-3f);
            Assert.Contains(a, v => v != 0);
        }
    }

    // The gradients of x, of the weights, and perhaps of a bias.
    private static Program Gradients(Func<Tensor, Tensor> function, int outputs, int channels = 5, int width = 8, bool bias = false) => Program.Trace(inputs =>
    {
        Tensor x = inputs[0].AttachGrad(), w = inputs[1].AttachGrad(), b = inputs[2].AttachGrad();
        Tensor[] given = bias ? [x, w, b] : [x, w];
        Tensor y = function(new Ops.Conv2d(1, 1, 1, 1).Apply(given));
        return Autograd.Grad([(y * y).Sum()], given);
    }, Images with { Shape = Images.Shape.With(1, channels).With(3, width) }, new([outputs, channels, 3, 3]), new([outputs]));
}
