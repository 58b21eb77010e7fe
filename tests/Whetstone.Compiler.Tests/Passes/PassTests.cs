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
