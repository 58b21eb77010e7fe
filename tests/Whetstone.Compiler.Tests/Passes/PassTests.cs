using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>Each pass alone does what its name says, and leaves the results as they are.</summary>
public sealed class PassTests
{
    [Fact]
    public void Common_subexpressions_are_computed_once() =>
        Expect(new CommonSubexpressions(), x => (x * x) + (x * x), program => Count(program, "Mul") == 1);

    [Fact]
    public void A_value_that_changes_in_between_is_computed_again()
    {
        Tensor state = Tensor.Of([1f]);
        Program program = new CommonSubexpressions().Apply(Program.Trace(x =>
        {
            Tensor before = state + 1;
            state.Assign(state + x);
            return before + (state + 1);
        }, new Spec([1])));
        Assert.Equal(14, new Executable(program).Run(Tensor.Of([10f]))[0].Item());
    }

    [Fact]
    public void Dead_code_is_dropped() => Expect(new DeadCode(), x =>
    {
        _ = x.Exp().Log();
        return x + 1;
    }, program => Count(program, "Exp") + Count(program, "Log") == 0);

    [Fact]
    public void Gradients_that_nobody_uses_are_dead_code_with_all_that_leads_to_them()
    {
        Tensor a = Tensors.Normal([3, 5], 1).AttachGrad(), b = Tensors.Normal([5, 2], 2).AttachGrad();
        Program all = Program.Trace(x => Autograd.Grad([x[0].MatMul(a).Relu().MatMul(b).Sum()], [a, b]), new Spec([4, 3]));
        // Forward two products; backward one for each of the weights, and one for what lies between them.
        Assert.Equal(5, Count(all, "MatMul"));

        Program one = new DeadCode().Apply(all.With(all.Values, all.Instructions, [all.Outputs[1]]));
        // The gradient of the last weights needs their input alone: neither the loss, nor the gradient of anything before them.
        Assert.Equal(2, Count(one, "MatMul"));
        Assert.Equal(0, Count(one, "Sum") + Count(one, "ReluGrad"));
        Tensor x = Tensors.Normal([4, 3], 3);
        Assert.True(Tensors.SameBytes(new Executable(all).Run(x)[1], new Executable(one).Run(x)[0]));
    }

    [Fact]
    public void A_change_of_a_tensor_from_outside_is_no_dead_code()
    {
        Tensor counter = Tensor.Of(0f);
        Executable executable = Program.Trace((Tensor x) =>
        {
            counter.Assign(counter + 1);
            return x;
        }, new Spec([2])).Compile();
        for (int i = 0; i < 3; i++) executable.Run(Tensor.Of(1f, 2f));
        Assert.Equal(3, counter.Item());
    }

    [Fact]
    public void Constants_are_folded() => Expect(new FoldConstants(), x => x * (Tensor.Of(2f) * Tensor.Of(3f)).Exp(), program => Count(program, "Exp") == 0);

    [Fact]
    public void Random_numbers_are_not_folded()
    {
        Rng random = new(3);
        Executable executable = Program.Trace(x => x + Tensor.Uniform([4], random), new Spec([4])).Compile();
        Tensor zeros = Tensor.Zeros([4]);
        Assert.False(Tensors.SameBytes(executable.Run(zeros)[0], executable.Run(zeros)[0]));
    }

    [Fact]
    public void Copies_of_constants_are_dropped_unless_they_are_changed()
    {
        Expect(new DropCopies(), x => x + Tensor.Of(1f, 2f, 3f), program => Count(program, "Cast") == 0);
        Executable counting = Program.Trace(x =>
        {
            Tensor sum = Tensor.Of([0f]);
            sum.Assign(sum + x);
            return sum;
        }, new Spec([1])).Compile();
        for (int i = 0; i < 2; i++) Assert.Equal(5, counting.Run(Tensor.Of([5f]))[0].Item());
    }

    [Fact]
    public void Recomputing_saves_memory_and_changes_no_bit()
    {
        CompilerOptions exact = new() { SampleLoops = false }, saving = exact with { Passes = [.. exact.Passes, new Recompute()] };
        TrainingStep a = TrainingStep.Residual(), b = TrainingStep.Residual();
        Executable kept = a.Trace().Compile(exact), again = b.Trace().Compile(saving);
        Assert.True(again.Plan.Bytes < 0.9 * kept.Plan.Bytes, $"{again.Plan.Bytes} bytes instead of {kept.Plan.Bytes}");
        List<Tensor> x = a.Train((i, l) => kept.Run(i, l)[0], 5), y = b.Train((i, l) => again.Run(i, l)[0], 5);
        for (int i = 0; i < x.Count; i++) Assert.True(Tensors.SameBytes(x[i], y[i]), $"result {i} differs");
    }

    [Fact]
    public void The_program_after_each_pass_can_be_dumped()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("whetstone-tests-");
        try
        {
            TrainingStep.Mlp().Trace().Compile(new() { Dump = folder.FullName });
            string[] names = [.. folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => f.Name).Order(StringComparer.Ordinal)];
            Assert.Equal(["00-trace.svg", "00-trace.txt", "01-drop-copies.svg"], names[..3]);
            Assert.Contains("plan.txt", names[^1], StringComparison.Ordinal);
            System.Xml.Linq.XDocument.Load(folder.EnumerateFiles("00-trace.svg", SearchOption.AllDirectories).Single().FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_pass_can_be_switched_off_by_name()
    {
        Assert.DoesNotContain(new CompilerOptions().Without("dead-code").Passes, p => p is DeadCode);
        Assert.Contains("dead-code", Assert.Throws<ArgumentException>(() => new CompilerOptions().Without("dead")).Message, StringComparison.Ordinal);
    }

    private static int Count(Program program, string op) => program.Instructions.Count(i => i.Op.Name == op);

    private static void Expect(IPass pass, Func<Tensor, Tensor> function, Func<Program, bool> holds)
    {
        Tensor x = Tensor.Of(0.5f, 1.5f, -2f);
        Program before = Program.Trace(function, x.Spec);
        Assert.False(holds(before), "there was nothing to do");
        Program after = pass.Apply(before);
        Assert.True(holds(after), $"{pass.Name} left\n{after}");
        Assert.True(Tensors.SameBytes(function(x), new Executable(after).Run(x)[0]), $"{pass.Name} changed the result");
    }
}
