using Whetstone.Ops;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>Batch norm and the activation behind it become one op, and no bit changes.</summary>
public sealed class NormActivationTests
{
    private static readonly Spec Images = new([3, 5, 4, 6]);

    public static TheoryData<string> Activations => ["Relu", "Relu6", "Tanh", "Swish", "Gelu"];

    [Theory, MemberData(nameof(Activations))]
    public void Training_keeps_all_bits(string name)
    {
        Program before = Training(z => Apply(name, z)), after = new NormActivation().Apply(before);
        Assert.Equal([$"BatchNorm{name}", $"BatchNorm{name}GradSums", $"BatchNorm{name}GradInput"], Names(after).Where(n => n.StartsWith("BatchNorm", StringComparison.Ordinal)));
        Assert.DoesNotContain(Names(after), n => n == name || n == $"{name}Grad");
        Same(before, after);
    }

    [Theory, MemberData(nameof(Activations))]
    public void Prediction_keeps_all_bits(string name)
    {
        Program before = Program.Trace(x => [Apply(name, x[0].BatchNormInference(x[1], x[2], x[3], x[3] * x[3]))], Images, new([5]), new([5]), new([5]));
        Program after = new NormActivation().Apply(before);
        Assert.Contains($"BatchNormInference{name}", Names(after));
        Same(before, after);
    }

    [Fact]
    public void A_result_of_batch_norm_that_is_also_used_elsewhere_stays()
    {
        Program before = Training(z => z.Relu() + z);
        Assert.Same(before, new NormActivation().Apply(before));
    }

    [Fact]
    public void It_happens_in_a_training_step_which_changes_the_parameters_at_its_end()
    {
        string[] names = [.. Names(TrainingStep.Residual().Trace().Compile().Program)];
        Assert.Equal(3, names.Count(n => n == "BatchNormRelu"));
        Assert.Equal(3, names.Count(n => n == "BatchNormReluGradSums"));
        Assert.Equal(2, names.Count(n => n == "BatchNormAddRelu"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_end_of_a_residual_block_keeps_all_bits(bool training)
    {
        foreach (bool swapped in new[] { false, true })
        {
            Program before = Program.Trace(x =>
            {
                Tensor z = training ? x[0].BatchNorm(x[1], x[2]) : x[0].BatchNormInference(x[1], x[2], x[1], x[1] * x[1]), r = new Relayout(Format.ChannelsLast).Apply(x[3]);
                return [(swapped ? r + z : z + r).Relu()];
            }, Images, new([5]), new([5]), Images);
            Program after = new NormSum().Apply(before);
            Assert.Contains(training ? "BatchNormAddRelu" : "BatchNormInferenceAddRelu", Names(after));
            Assert.DoesNotContain("Add", Names(after));
            Same(before, after);
        }
    }

    [Fact]
    public void A_sum_that_broadcasts_stays()
    {
        Program before = Program.Trace(x => [(x[0].BatchNorm(x[1], x[2]) + 1).Relu()], Images, new([5]), new([5]));
        Assert.Same(before, new NormSum().Apply(before));
    }

    [Fact]
    public void A_scale_that_changes_in_between_keeps_them_apart()
    {
        Tensor gamma = Tensor.Ones([5]);
        Program before = Program.Trace((Tensor x) =>
        {
            Tensor z = x.BatchNorm(gamma, gamma);
            gamma.Assign(gamma + 1);
            return z.Relu();
        }, Images);
        Assert.Same(before, new NormActivation().Apply(before));
    }

    [Fact]
    public void The_joined_ops_have_gradients_of_their_own()
    {
        Tensor[] x = Inputs();
        Program joined = new NormActivation().Apply(Program.Trace(i => [i[0].BatchNorm(i[1], i[2]).Tanh()], Images, new([5]), new([5])));
        Assert.Contains("BatchNormTanh", Names(joined));
        Tensor[] apart = Gradients(i => i[0].BatchNorm(i[1], i[2]).Tanh()), together = Gradients(i => joined.Apply(i)[0]);
        for (int i = 0; i < apart.Length; i++) Assert.True(Tensors.SameBytes(apart[i], together[i]), $"gradient {i} differs");

        Tensor[] Gradients(Func<Tensor[], Tensor> function)
        {
            Tensor[] leaves = [.. x[..3].Select(t => t.Copy().AttachGrad())];
            return Autograd.Grad([(function(leaves) * x[3]).Sum()], leaves);
        }
    }

    private static Tensor Apply(string name, Tensor z) => name switch
    {
        "Relu" => z.Relu(),
        "Relu6" => z.Relu6(),
        "Tanh" => z.Tanh(),
        "Swish" => z.Swish(),
        _ => z.Gelu(),
    };

    // Gradients of x, gamma and beta of an activation of batch norm.
    private static Program Training(Func<Tensor, Tensor> activation) => Program.Trace(inputs =>
    {
        Tensor[] leaves = [.. inputs[..3].Select(t => t.AttachGrad())];
        Tensor y = activation(leaves[0].BatchNorm(leaves[1], leaves[2]));
        return [y, .. Autograd.Grad([(y * inputs[3]).Sum()], leaves)];
    }, Images, new([5]), new([5]), Images);

    private static Tensor[] Inputs() => [Tensors.Normal(Images.Shape, seed: 1) * 3 + 1, Tensors.Normal([5], seed: 2), Tensors.Normal([5], seed: 3), Tensors.Normal(Images.Shape, seed: 4)];

    private static void Same(Program before, Program after)
    {
        Tensor[] inputs = Inputs();
        inputs[3] = before.Values[before.Inputs[3]].Spec.Shape.Rank == 1 ? Tensors.Normal([5], seed: 5) : inputs[3];
        Tensor[] wanted = new Executable(before).Run(inputs), got = new Executable(after).Run(inputs);
        for (int i = 0; i < wanted.Length; i++) Assert.True(Tensors.SameBytes(wanted[i], got[i]), $"result {i} differs");
    }

    private static IEnumerable<string> Names(Program program) => program.Instructions.Select(i => i.Op.Name);
}
