using Whetstone.Ops;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>Gradients that meet are added by the convolution that makes one of them.</summary>
public sealed class GradientSumTests
{
    private readonly Tensor weights = Tensors.Normal([6, 5, 1, 1], seed: 3), wide = Tensors.Normal([7, 5, 3, 3], seed: 4);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_added_apart_and_all_bits_stay(bool firstIsPointwise)
    {
        Program before = Branches(x => firstIsPointwise ? [Narrow(x), Broad(x)] : [Broad(x), Narrow(x)]);
        Assert.Single(before.Instructions, i => i.Op is Accumulate);
        Program after = new GradientSum().Apply(before);
        Assert.DoesNotContain(after.Instructions, i => i.Op is Accumulate);
        Assert.Contains(after.Instructions, i => i.Op is Conv2dInputGrad && i.Inputs.Count == 3);
        Same(before, after);
    }

    [Fact]
    public void A_chain_of_sums_becomes_a_chain_of_convolutions()
    {
        Program before = Branches(x => [Narrow(x), x.Relu(), Narrow(x) * 2, Broad(x)]), after = new GradientSum().Apply(before);
        Assert.Equal(3, before.Instructions.Count(i => i.Op is Accumulate));
        Assert.Equal(2, after.Instructions.Count(i => i.Op is Conv2dInputGrad && i.Inputs.Count == 3));
        Assert.Single(after.Instructions, i => i.Op is Accumulate);
        Same(before, after);
    }

    [Fact]
    public void Convolutions_with_windows_stay()
    {
        Program before = Branches(x => [Broad(x), x.Relu()]);
        Assert.Same(before, new GradientSum().Apply(before));
    }

    [Fact]
    public void A_gradient_that_is_also_a_result_stays()
    {
        Spec images = new([2, 5, 4, 6]);
        Conv2d conv = new(1, 0, 1, 1);
        Program before = Program.Trace(x =>
        {
            Tensor dx = new Conv2dInputGrad(conv, images.Shape).Apply(conv.Apply(x[0], weights), weights);
            return [dx, new Accumulate().Apply(new Relayout(Format.ChannelsLast).Apply(x[0]), dx)];
        }, images);
        Assert.Same(before, new GradientSum().Apply(before));
    }

    private Tensor Narrow(Tensor x) => new Conv2d(1, 0, 1, 1).Apply(x, weights).Sum();

    private Tensor Broad(Tensor x) => new Conv2d(1, 1, 1, 1).Apply(x, wide).Sum();

    // The gradient of a tensor in channels-last order, which goes several ways.
    private static Program Branches(Func<Tensor, Tensor[]> ways) => Program.Trace(x =>
    {
        Tensor start = x[0].AttachGrad(), images = start.Tanh().MaxPool2d(1), loss = Tensor.Zeros([]);
        foreach (Tensor way in ways(images)) loss += way.Shape.Rank == 0 ? way : way.Sum();
        return [Autograd.Grad([loss], [start])[0]];
    }, new Spec([2, 5, 4, 6]));

    private static void Same(Program before, Program after)
    {
        Tensor x = Tensors.Normal([2, 5, 4, 6], seed: 9);
        Assert.True(Tensors.SameBytes(new Executable(before).Run(x)[0], new Executable(after).Run(x)[0]), $"{before}\n{after}");
    }
}
