using Whetstone.Ops;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>Branches read what they have in common one after the other, and nothing else changes its place.</summary>
public sealed class ReadWhileHotTests
{
    private static readonly Tensor Weights = Tensors.Normal([4, 32, 1, 1], 1);

    // 512 KB a sample.
    private static readonly Spec Large = new([4, 32, 64, 64]);

    [Fact]
    public void Branches_follow_what_they_read_with_their_sums()
    {
        Program before = Program.Trace(Branches, Large), after = new ReadWhileHot().Apply(before);
        Assert.Equal(["Relayout", "AvgPool2d", "Conv2d", "SumTo", "Sub", "Conv2d", "SumTo", "Sub", "MaxPool2d", "Conv2d"], Names(before));
        Assert.Equal(["Relayout", "AvgPool2d", "Conv2d", "SumTo", "Conv2d", "SumTo", "MaxPool2d", "Conv2d", "Sub", "Sub"], Names(after));
        Same(before, after);
    }

    [Fact]
    public void They_then_are_one_loop_over_the_samples()
    {
        SampleLoop loop = new ReadWhileHot().Apply(Program.Trace(Branches, Large)).Compile(new() { Passes = [] }).Plan.Loops[0];
        Assert.Equal((0, 8), (loop.First, loop.Count));
    }

    [Fact]
    public void Small_samples_stay_in_the_cache_anyway()
    {
        Program program = Program.Trace(Branches, new Spec([4, 32, 16, 16]));
        Assert.Same(program, new ReadWhileHot().Apply(program));
    }

    [Fact]
    public void One_way_alone_keeps_its_order()
    {
        Program program = Program.Trace(x => x.Relu().MaxPool2d(2).Conv2d(Weights), Large);
        Assert.Same(program, new ReadWhileHot().Apply(program));
    }

    [Fact]
    public void What_reads_a_tensor_that_changes_in_between_stays()
    {
        Tensor weights = Tensors.Normal([4, 32, 1, 1], 2), kept = Tensor.Of(weights.ToArray()).Reshape(weights.Shape);
        Program before = Program.Trace(x =>
        {
            Tensor y = x.Relu(), a = y.Conv2d(weights);
            weights.Assign(weights * 2);
            return y.Conv2d(weights) - a;
        }, Large);
        Tensor x = Tensors.Normal(Large.Shape, 3), wanted = new Executable(before).Run(x)[0];
        weights.Assign(kept);
        Assert.True(Tensors.SameBytes(wanted, new Executable(new ReadWhileHot().Apply(before)).Run(x)[0]));
    }

    // Two convolutions less their sum over the batch, and a third behind a pooling.
    private static Tensor[] Branches(Tensor[] x)
    {
        Tensor y = x[0].AvgPool2d(1);
        Tensor Centred()
        {
            Tensor z = y.Conv2d(Weights);
            return z - new SumTo([1, 4, 1, 1]).Apply(z);
        }
        return [Centred(), Centred(), y.MaxPool2d(2).Conv2d(Weights)];
    }

    private static string[] Names(Program program) => [.. program.Instructions.Where(i => i.Runs).Select(i => i.Op.Name)];

    private static void Same(Program before, Program after)
    {
        Tensor x = Tensors.Normal(Large.Shape, 3);
        Tensor[] wanted = new Executable(before).Run(x), got = new Executable(after).Run(x);
        for (int i = 0; i < wanted.Length; i++) Assert.True(Tensors.SameBytes(wanted[i], got[i]), $"result {i} differs");
    }
}
