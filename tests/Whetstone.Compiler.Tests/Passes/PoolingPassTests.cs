using Whetstone.Ops;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>Activations move behind max pooling, and sums before its gradient, where that gives the same.</summary>
public sealed class PoolingPassTests
{
    private static readonly Spec Images = new([3, 5, 8, 6]);

    [Fact]
    public void An_activation_runs_on_pooled_elements_forward_and_back()
    {
        Program after = new PoolFirst().Apply(Gradients(y => y.Relu().MaxPool2d(2)));
        Assert.All(after.Instructions.Where(i => i.Op.Name is "Relu" or "ReluGrad"), i => Assert.Equal([3, 5, 4, 3], after.Values[i.Output].Spec.Shape.ToArray()));
        Assert.Equal(["Conv2d", "MaxPool2d", "Relu", "MaxPool2dIndex", "ReluGrad", "MaxPool2dGrad"], after.Instructions.Select(i => i.Op.Name).Where(n => n is "Conv2d" or "MaxPool2d" or "Relu" or "MaxPool2dIndex" or "ReluGrad" or "MaxPool2dGrad"));
    }

    [Theory]
    [InlineData(2, 2, 0)]
    [InlineData(3, 2, 1)] // windows that overlap
    [InlineData(2, 3, 0)] // pixels between windows
    public void No_bit_changes(int kernel, int stride, int padding)
    {
        foreach (Func<Tensor, Tensor> activation in (Func<Tensor, Tensor>[])[x => x.Relu(), x => (x * 4).Relu6()])
        {
            Program before = Gradients(y => activation(y).MaxPool2d(kernel, stride, padding)), after = new PoolFirst().Apply(before);
            Assert.NotSame(before, after);
            Tensor[] inputs = Inputs(withNaN: true);
            Tensor[] wanted = new Executable(before).Run(inputs), got = new Executable(after).Run(inputs);
            for (int i = 0; i < wanted.Length; i++) Assert.True(Tensors.SameBytes(wanted[i], got[i]), $"result {i} differs");
        }
    }

    [Fact]
    public void An_activation_that_is_also_used_elsewhere_stays() => Stays(x =>
    {
        Tensor y = x.Relu();
        return y.MaxPool2d(2) + y.AvgPool2d(2);
    });

    [Fact]
    public void An_activation_that_is_not_flat_where_it_rounds_stays() => Stays(y => y.Sigmoid().MaxPool2d(2));

    [Theory]
    [InlineData(2, 2, 0)]
    [InlineData(3, 2, 1)] // windows that overlap
    [InlineData(17, 1, 8)] // places that do not fit into a byte
    public void Relu_joins_the_pooling_before_it_forward_and_back(int kernel, int stride, int padding)
    {
        Program before = Gradients(y => y.MaxPool2d(kernel, stride, padding).Relu()), after = new PoolRelu().Apply(before);
        Assert.DoesNotContain(after.Instructions, i => i.Op.Name is "Relu" or "ReluGrad" or "MaxPool2d" or "MaxPool2dIndex");
        Tensor[] inputs = Inputs(withNaN: true), wanted = new Executable(before).Run(inputs), got = new Executable(after).Run(inputs);
        // +0 so that −0 is 0: where ReLU is flat, the sign of 0 is not that of the gradient.
        for (int i = 0; i < wanted.Length; i++) Assert.True(Tensors.SameBytes(wanted[i] + 0, got[i] + 0), $"result {i} differs");
        Assert.Contains(wanted[0].ToArray(), v => v != 0);
    }

    [Fact]
    public void Windows_of_256_elements_have_no_place_left_for_the_slope_of_Relu()
    {
        Program before = Gradients(y => y.MaxPool2d(16, 16, 8).Relu(), new([3, 5, 16, 16]));
        Assert.Same(before, new PoolRelu().Apply(before));
    }

    [Fact]
    public void Relu_that_does_not_follow_a_pooling_alone_stays()
    {
        foreach (Func<Tensor, Tensor> function in (Func<Tensor, Tensor>[])[y => y.Relu().MaxPool2d(2), y => y.MaxPool2d(2) is var p ? p.Relu() + p : y, y => y.MaxPool2d(2).Sigmoid()])
        {
            Program before = Gradients(function);
            Assert.Same(before, new PoolRelu().Apply(before));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_pooling_gives_the_places_of_its_maxima_in_the_same_sweep(bool rectified)
    {
        IPass[] passes = rectified ? [new PoolRelu(), new CondenseEarly()] : [new CondenseEarly()];
        Program program = passes.Aggregate(Gradients(y => y.MaxPool2d(2).Relu()), (p, pass) => pass.Apply(p));
        MemoryPlan apart = Planner.Plan(program, CompilerOptions.Exact), joined = Planner.Plan(program, CompilerOptions.Exact with { Pairs = true });
        Assert.Empty(apart.Pairs);
        int pool = program.Instructions.Index().Single(i => i.Item.Op is Ops.MaxPool2d or MaxPool2dRelu).Index;
        Assert.Equal([pool], joined.Pairs);
        Tensor[] inputs = Inputs(withNaN: true), wanted = new Executable(program, apart).Run(inputs), got = new Executable(program, joined).Run(inputs);
        for (int i = 0; i < wanted.Length; i++) Assert.True(Tensors.SameBytes(wanted[i], got[i]), $"result {i} differs");
    }

    [Fact]
    public void The_sum_of_a_pooling_gradient_has_the_terms_of_what_came_in()
    {
        Program before = Gradients(y => y.MaxPool2d(3, 2, 1)), after = new SumFirst().Apply(before);
        Assert.Contains(after.Instructions, i => i.Op is SumTo && after.Values[i.Inputs[0]].Spec.Shape[2] == 4);
        Tensor[] inputs = Inputs(withNaN: false);
        Tensor[] wanted = new Executable(before).Run(inputs), got = new Executable(after).Run(inputs);
        Assert.True(Tensors.SameBytes(wanted[0], got[0]));

        // 36 terms of a size near 1: each order of adding them is within 36 · 2⁻²⁴ of their absolute sum.
        float[] a = wanted[1].ToArray(), c = got[1].ToArray();
        for (int i = 0; i < a.Length; i++) Assert.InRange(c[i], a[i] - 1e-4f, a[i] + 1e-4f);
    }

    [Fact]
    public void The_sum_of_a_rectified_pooling_gradient_leaves_out_what_reaches_no_element()
    {
        Program before = Gradients(y => y.MaxPool2d(3, 2, 1).Relu()), after = new SumFirst().Apply(new PoolRelu().Apply(before));
        Assert.Contains(after.Instructions, i => i.Op is MaxPool2dGradSum);
        Assert.DoesNotContain(after.Instructions, i => i.Op is SumTo);
        Tensor[] inputs = Inputs(withNaN: false);
        float[] wanted = new Executable(before).Run(inputs)[1].ToArray(), got = new Executable(after).Run(inputs)[1].ToArray();
        for (int i = 0; i < wanted.Length; i++) Assert.InRange(got[i], wanted[i] - 1e-4f, wanted[i] + 1e-4f);
    }

    [Fact]
    public void A_sum_over_channels_alone_stays()
    {
        Ops.MaxPool2d pool = new(2, 2, 0, false);
        Program before = Program.Trace(x => [new SumTo([3, 1, 8, 6]).Apply(new MaxPool2dGrad(pool, Images.Shape).Apply(x[0], x[1]))], new([3, 5, 4, 3], DType.UInt8), new([3, 5, 4, 3]));
        Assert.Same(before, new SumFirst().Apply(before));
    }

    [Fact]
    public void The_index_of_a_pooling_is_made_before_its_input_is_left_behind()
    {
        Program before = Gradients(y => y.MaxPool2d(2)), after = new CondenseEarly().Apply(before);
        string[] names = [.. after.Instructions.Select(i => i.Op.Name)];
        Assert.Equal(Array.IndexOf(names, "MaxPool2d") + 1, Array.IndexOf(names, "MaxPool2dIndex"));
        Tensor[] inputs = Inputs(withNaN: true), wanted = new Executable(before).Run(inputs), got = new Executable(after).Run(inputs);
        for (int i = 0; i < wanted.Length; i++) Assert.True(Tensors.SameBytes(wanted[i], got[i]), $"result {i} differs");
    }

    private static void Stays(Func<Tensor, Tensor> function)
    {
        Program before = Gradients(function);
        Assert.Same(before, new PoolFirst().Apply(before));
    }

    // The gradients of x [N, C, H, W] and of a bias [C], through a convolution.
    private static Program Gradients(Func<Tensor, Tensor> function) => Gradients(function, Images);

    private static Program Gradients(Func<Tensor, Tensor> function, Spec images) => Program.Trace(inputs =>
    {
        Tensor x = inputs[0].AttachGrad(), b = inputs[1].AttachGrad();
        Tensor y = function(new Ops.Conv2d(1, 0, 1, 1).Apply(x, Tensors.Normal([5, 5, 1, 1], seed: 8), b));
        return Autograd.Grad([(y * inputs[2][.., .., ..y.Shape[2], ..y.Shape[3]]).Sum()], [x, b]);
    }, images, new([5]), images);

    private static Tensor[] Inputs(bool withNaN)
    {
        float[] x = Tensors.Normal(Images.Shape, seed: 5).ToArray();
        if (withNaN) x[7] = float.NaN;
        return [Tensor.Of(x).Reshape(Images.Shape), Tensors.Normal([5], seed: 6), Tensors.Normal(Images.Shape, seed: 7)];
    }
}
