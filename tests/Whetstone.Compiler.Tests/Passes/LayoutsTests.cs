using Whetstone.Ops;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>Conversions between memory orders move to where they cost less, and no bit changes.</summary>
public sealed class LayoutsTests
{
    private static readonly Spec Images = new([2, 3, 4, 5]);

    [Fact]
    public void A_conversion_and_its_inverse_cancel() => Expect(x => First(Last(x)).Exp(), before: 2, after: 0);

    [Fact]
    public void A_conversion_into_the_order_that_is_there_is_dropped() => Expect(x => First(x).Exp(), before: 1, after: 0);

    [Fact]
    public void Pointwise_operations_between_two_conversions_run_in_the_outer_order() => Expect(x => First((Last(x).Tanh() * 2 + 1).Sigmoid()), before: 2, after: 0);

    [Fact]
    public void A_conversion_moves_to_the_narrower_type()
    {
        Program after = Expect(x => (Last(x) * 127).To(DType.UInt8).To(DType.Float32).MaxPool2d(2) + Last((x * 127).To(DType.UInt8).To(DType.Float32)).MaxPool2d(2), before: 2, after: 2);
        // One moves down, the other up.
        Assert.Equal([DType.UInt8, DType.UInt8], Copies(after).Select(v => v.Spec.DType));
    }

    [Fact]
    public void Branches_of_a_region_change_together() => Expect(x =>
    {
        Tensor y = Last(x), a = y.Tanh(), b = y.Sigmoid();
        return First(a * b) + First(a + b);
    }, before: 3, after: 0);

    [Fact]
    public void What_is_needed_in_both_orders_is_converted_once() => Expect(x =>
    {
        Tensor y = x.Tanh();
        return Last(y).MaxPool2d(2).Sum() + Last(y.Exp()).MaxPool2d(2).Sum() + y.Reshape(2, 60).Sum();
    }, before: 2, after: 2);

    [Fact]
    public void A_channel_factor_takes_part_as_a_view() =>
        Expect(x => First((Last(x) - Tensor.Of(1f, 2f, 3f).Reshape(1, 3, 1, 1)) * Tensor.Of(2f)), before: 2, after: 0);

    [Fact]
    public void A_constant_is_converted_once_and_not_at_each_run()
    {
        float[] numbers = Tensors.Normal(Images.Shape, 5).ToArray();
        // A number of the traced code is a constant; a tensor from outside is not.
        Program before = new DropCopies().Apply(Program.Trace(x => First(Last(x) * Last(Tensor.Of(numbers).Reshape(Images.Shape))), Images));
        Program after = new Layouts().Apply(new FoldConstants().Apply(before));
        Assert.Equal(3, Copies(before).Count());
        Assert.Empty(Copies(after));
        Same(before, after);
    }

    [Fact]
    public void A_parameter_is_converted_at_each_run()
    {
        Tensor parameter = Tensors.Normal(Images.Shape, 5);
        Program before = Program.Trace(x => First((Last(x) * Last(parameter)).Tanh()), Images), after = new Layouts().Apply(before);
        Assert.Empty(Copies(after));
        Executable executable = new(after);
        parameter.Assign(parameter * 2);
        Tensor input = Tensors.Normal(Images.Shape, 1);
        Assert.True(Tensors.SameBytes(new Executable(before).Run(input)[0], executable.Run(input)[0]));
    }

    [Fact]
    public void Gradients_change_their_order_too()
    {
        Program before = Clean(Program.Trace((Tensor x) =>
        {
            Tensor leaf = x.AttachGrad(), y = (leaf.Relu().Tanh() * leaf).MaxPool2d(2);
            return Autograd.Grad([(y * y).Sum()], [leaf])[0];
        }, Images)), after = new Layouts().Apply(before);
        Assert.True(Bytes(after) < Bytes(before), $"{Bytes(before)} bytes became {Bytes(after)}\n{before}\n{after}");
        Assert.Contains(after.Values, v => v is { IsHollow: true, Format: Format.ChannelsLast });
        Same(before, after);
    }

    [Fact]
    public void What_is_changed_in_place_keeps_its_order()
    {
        Tensor state = Tensors.Normal(Images.Shape, 2);
        Program before = Program.Trace(x =>
        {
            Tensor y = Last(x + state);
            state.Assign(state + x);
            return First(y.Tanh()) + state;
        }, Images), after = new Layouts().Apply(before);
        Tensor input = Tensors.Normal(Images.Shape, 1), kept = state.Copy();
        Tensor wanted = new Executable(before).Run(input)[0];
        state.Assign(kept);
        Assert.True(Tensors.SameBytes(wanted, new Executable(after).Run(input)[0]));
    }

    [Fact]
    public void A_network_has_no_conversion_to_spare()
    {
        Program program = TrainingStep.Residual().Trace(), after = new Layouts().Apply(program);
        // Its images, and forward and back between the last pooling and the rows of the classifier.
        Assert.Equal(3, Copies(program).Count());
        Assert.Same(program, after);
    }

    [Fact]
    public void Random_programs_keep_their_bits_and_never_convert_more()
    {
        int better = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            Program before = Clean(Program.Trace(x => Anything(x, random), Images)), after = new Layouts().Apply(before);
            Assert.True(Bytes(after) <= Bytes(before), $"seed {seed}: {Bytes(before)} bytes became {Bytes(after)}\n{before}\n{after}");
            if (Bytes(after) < Bytes(before)) better++;
            Same(before, after, $"seed {seed}\n{before}\n{after}");
            Same(before, after.Compile().Program, $"seed {seed}, compiled\n{before}\n{after}");
        }
        Assert.InRange(better, 18, 60);
    }

    private static Tensor Last(Tensor x) => new Relayout(Format.ChannelsLast).Apply(x);

    private static Tensor First(Tensor x) => new Relayout(Format.Contiguous).Apply(x);

    private static Tensor Anything(Tensor x, Random random)
    {
        List<Tensor> made = [x];
        Tensor Any() => made[random.Next(made.Count)];
        for (int i = 0; i < 14; i++)
        {
            made.Add(random.Next(11) switch
            {
                0 or 1 => Last(Any()),
                2 or 3 => First(Any()),
                4 => Any().Tanh(),
                5 => Any() + Any(),
                6 => Any() * 1.5,
                7 => Any().MaxPool2d(3, stride: 1, padding: 1),
                8 => Any().Reshape(2, 60).Reshape(Images.Shape),
                9 => (Any() * 8).To(DType.Int32).To(DType.Float32),
                _ => Any() - Tensor.Of(1f, 2f, 3f).Reshape(1, 3, 1, 1),
            });
        }
        return made[^1] + made[^2].Flip(3) + Any();
    }

    private static Program Expect(Func<Tensor, Tensor> function, int before, int after)
    {
        Program traced = Clean(Program.Trace(function, Images)), better = new Layouts().Apply(traced);
        Assert.Equal(before, traced.Instructions.Count(i => i is { Op: Relayout, Runs: true }));
        Assert.Equal(after, Copies(better).Count());
        Same(traced, better);
        return better;
    }

    private static Program Clean(Program program) => new DeadCode().Apply(new CommonSubexpressions().Apply(program));

    private static void Same(Program before, Program after, string what = "")
    {
        Tensor input = Tensors.Normal(Images.Shape, 1);
        Assert.True(Tensors.SameBytes(new Executable(before).Run(input)[0], new Executable(after).Run(input)[0]), $"the result differs; {what}");
    }

    private static IEnumerable<Value> Copies(Program program) => program.Instructions.Where(i => i is { Op: Relayout, Runs: true }).Select(i => program.Values[i.Output]);

    private static long Bytes(Program program) => Copies(program).Sum(v => v.Spec.Bytes);
}
