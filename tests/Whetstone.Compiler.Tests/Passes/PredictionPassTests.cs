using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>What the compiler does for prediction: norms folded into weights, activations and sums at the end of convolutions, weights kept as kernels read them.</summary>
public sealed class PredictionPassTests
{
    private static readonly Spec Images = new([2, 40, 8, 8]);

    [Fact]
    public void A_norm_behind_a_convolution_goes_into_its_weights()
    {
        (Module net, Program before) = Residual();
        Program after = new FoldNorm().Apply(before);
        Assert.Contains("BatchNormInference", Names(before));
        Assert.DoesNotContain("BatchNormInference", Names(after));
        Assert.Equal(["FoldNormWeights", "FoldNormBias"], Names(after).Take(2));
        // Per layer a few roundings of 2⁻²⁴ of values of some units; three layers enlarge them little.
        Near(net, after, 1e-4);
    }

    [Fact]
    public void A_norm_whose_moments_the_program_changes_stays()
    {
        Tensor w = Tensors.Normal([40, 40, 1, 1], 1), gamma = Tensors.Normal([40], 2), beta = Tensors.Normal([40], 3), mean = Tensors.Normal([40], 4), variance = Tensor.Ones([40]);
        Program steady = Program.Trace((Tensor x) => Norm(x), Images), moving = Program.Trace(Moving, Images);
        Assert.NotSame(steady, new FoldNorm().Apply(steady));
        Assert.Same(moving, new FoldNorm().Apply(moving));

        Tensor Norm(Tensor x) => x.Conv2d(w).BatchNormInference(gamma, beta, mean, variance);

        Tensor Moving(Tensor x)
        {
            Tensor y = Norm(x);
            mean.Assign(mean * 0.5);
            return y;
        }
    }

    [Fact]
    public void A_convolution_takes_the_sum_and_the_activation_behind_it()
    {
        Tensor w = Tensors.Normal([40, 40, 3, 3], 1), bias = Tensors.Normal([40], 2);
        Program before = Program.Trace((Tensor x) => (x.Conv2d(w, bias, padding: 1) + x).Relu(), Images), after = new ConvActivation().Apply(before);
        Assert.Equal(["Relu"], Names(after).Select(n => n.Replace("FusedConv2d", "", StringComparison.Ordinal)).Where(n => n is "Conv2d" or "Add" or "Relu"));
        Same(before, after);
    }

    [Fact]
    public void A_sum_without_an_activation_and_an_activation_without_a_sum_are_taken_too()
    {
        Tensor w = Tensors.Normal([40, 1, 3, 3], 1);
        Program before = Program.Trace((Tensor x) => x.Conv2d(w, padding: 1, groups: 40).Relu6() + x.Conv2d(w, padding: 1, groups: 40), Images), after = new ConvActivation().Apply(before);
        Assert.Equal(["FusedConv2d", "FusedConv2dRelu6"], Names(after).Where(n => n.StartsWith("Fused", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Same(before, after);
    }

    [Fact]
    public void A_result_that_is_also_used_elsewhere_stays()
    {
        Tensor w = Tensors.Normal([40, 40, 1, 1], 1);
        Program before = Program.Trace(x => Twice(x[0].Conv2d(w)), Images);
        Assert.Same(before, new ConvActivation().Apply(before));

        static Tensor[] Twice(Tensor z) => [z.Relu(), z];
    }

    [Fact]
    public void The_sum_of_an_image_for_all_is_no_residual()
    {
        Tensor w = Tensors.Normal([40, 40, 1, 1], 1), one = Tensors.Normal([1, 40, 8, 8], 2);
        Program before = Program.Trace((Tensor x) => x.Conv2d(w) + one, Images);
        Assert.Same(before, new ConvActivation().Apply(before));
    }

    [Fact]
    public void Weights_are_prepared_and_no_bit_changes()
    {
        Sequential net = new(new Nn.Conv2d(48, 3, padding: 1), new Nn.Relu(), new Nn.Conv2d(20, 3, stride: 2), new Flatten(), new Dense(30), new Nn.Relu(), new Dense(5));
        net.Initialize(new Rng(1));
        Program before = Predicting(net), after = new PrepareWeights().Apply(new ConvActivation().Apply(before));
        Assert.Equal(["PrepareConv2d", "PrepareConv2d", "PrepareLinear", "PrepareLinear"], Names(after).Take(4));
        Assert.Contains("PreparedLinearRelu", Names(after));
        Near(net, after, 1e-5);
        Same(before, new PrepareWeights().Apply(before), exact: false);
    }

    [Fact]
    public void Weights_that_the_program_changes_are_not_prepared()
    {
        Program step = TrainingStep.Wide().Trace();
        Assert.Same(step, new PrepareWeights().Apply(step));
    }

    [Fact]
    public void A_changed_parameter_is_seen_by_the_next_run()
    {
        (Module net, Program program) = Residual();
        Executable executable = program.Compile();
        Tensor x = Tensors.Normal(Images.Shape, 9);
        Tensor first = executable.Run(x)[0];
        foreach (Parameter p in net.Parameters()) p.Data.Assign(p.Data * 0.5);
        foreach ((_, Nn.Buffer b) in net.NamedBuffers()) b.Data.Assign(b.Data + 0.25);
        Tensor second = executable.Run(x)[0], expected;
        using (Autograd.Pause()) expected = net.Call(x);
        Assert.True(Difference(first, second) > 1e-2);
        Assert.True(Difference(expected, second) <= 1e-4);
    }

    [Fact]
    public void A_compiled_training_step_is_seen_by_a_program_that_predicts()
    {
        TrainingStep step = TrainingStep.Wide();
        step.Net.Eval();
        Executable predicts = Program.Trace(x => step.Net.Call(x), step.Specs[0]).Compile();
        step.Net.Train();
        Executable trains = step.Trace().Compile();
        (Tensor x, Tensor y) = step.Batch(1);
        predicts.Run(x);
        for (int i = 0; i < 3; i++) trains.Run(x, y);
        Tensor found = predicts.Run(x)[0], expected;
        step.Net.Eval();
        using (Autograd.Pause()) expected = step.Net.Call(x);
        Assert.True(Difference(expected, found) <= 1e-3, $"{Difference(expected, found)}");
    }

    [Fact]
    public void Runs_between_changes_prepare_nothing()
    {
        (_, Program program) = Residual();
        Executable executable = program.Compile();
        Tensor x = Tensors.Normal(Images.Shape, 9);
        for (int i = 0; i < 3; i++) executable.Replay(x);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++) executable.Replay(x);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(executable.Plan.Preparations >= 6, $"{executable.Plan.Preparations} instructions prepare");
    }

    private static (Module Net, Program Program) Residual()
    {
        Sequential body = new(new Nn.Conv2d(40, 3, padding: 1, bias: false), new BatchNorm2d(), new Nn.Relu(), new Nn.Conv2d(40, 3, padding: 1), new BatchNorm2d());
        Sequential net = new(new Nn.Conv2d(40, 1), new BatchNorm2d(), new Nn.Relu6(), new Residual(body), new Nn.Relu());
        net.Initialize(new Rng(3));
        for (int i = 0; i < 3; i++) net.Call(Tensors.Normal(Images.Shape, i));
        return (net, Predicting(net));
    }

    private static Program Predicting(Module net)
    {
        net.Eval();
        using IDisposable off = Autograd.Pause();
        net.Call(Tensor.Zeros(Images.Shape));
        return Program.Trace(x => net.Call(x), Images);
    }

    private static IEnumerable<string> Names(Program program) => program.Instructions.Select(i => i.Op.Name);

    private static void Near(Module net, Program program, double most)
    {
        Tensor x = Tensors.Normal(Images.Shape, 8), expected;
        using (Autograd.Pause()) expected = net.Call(x);
        double found = Difference(expected, program.Compile(CompilerOptions.Exact).Run(x)[0]);
        Assert.True(found <= most, $"differs by {found:G2}");
    }

    private static double Difference(Tensor a, Tensor b) => (a - b).Abs().Max().Item<float>();

    private static void Same(Program before, Program after, bool exact = true)
    {
        Assert.NotSame(before, after);
        Tensor x = Tensors.Normal(Images.Shape, 7), a = before.Compile(CompilerOptions.Exact).Run(x)[0], b = after.Compile(CompilerOptions.Exact).Run(x)[0];
        if (exact) Assert.True(Tensors.SameBytes(a, b));
        else Assert.True(Difference(a, b) <= 1e-5);
    }
}
