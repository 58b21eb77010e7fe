using Whetstone.Compiler;
using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Learn.Tests.Training;

public sealed class CompiledLearnerTests
{
    [Fact]
    public void With_passes_off_a_compiled_learner_ends_with_the_bits_of_the_eager_one()
    {
        Learner eager = Small.Learner(valid: Small.Data(samples: 10)), compiled = Small.Learner(valid: Small.Data(samples: 10)).Compile(CompilerOptions.Exact with { Log = Assert.Fail });
        Run a = eager.Fit(3), b = compiled.Fit(3);
        Assert.Equal(Small.Values(eager.Model), Small.Values(compiled.Model));
        Assert.Equal(a.TrainMetrics.Concat(a.ValidMetrics).Select(m => m.Value), b.TrainMetrics.Concat(b.ValidMetrics).Select(m => m.Value));
    }

    [Fact]
    public void Compiling_changes_nothing_of_the_learner_it_is_made_of()
    {
        Learner learner = Small.Learner();
        Assert.True(learner.Compile().IsCompiled);
        Assert.False(learner.IsCompiled);
    }

    [Fact]
    public void A_callback_that_may_change_gradients_makes_steps_run_eagerly_and_the_reason_is_told_once()
    {
        List<string> told = [];
        Halver halver = new();
        Learner eager = Small.Learner(), compiled = Small.Learner().Compile(new() { Log = told.Add });
        eager.Fit(2, [new Halver()]);
        compiled.Fit(2, [halver]);
        Assert.Equal(Small.Values(eager.Model), Small.Values(compiled.Model));
        Assert.Contains("Halver", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_looks_at_numbers_runs_eagerly_and_the_line_is_told()
    {
        List<string> told = [];
        Sequential Net() => new(new Lambda(x => x.Sum().Item() > 0 ? x : -x), new Linear(4, 3));
        Sequential a = Net(), b = Net();
        a.Initialize(new(1));
        b.Initialize(new(1));
        Small.Learner(a).Fit(2);
        Small.Learner(b).Compile(new() { Log = told.Add }).Fit(2);
        Assert.Equal(Small.Values(a), Small.Values(b));
        Assert.Contains("CompiledLearnerTests.cs, line", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_loaded_between_two_fits_are_the_ones_that_train()
    {
        Learner eager = Small.Learner(), compiled = Small.Learner().Compile(CompilerOptions.Exact with { Log = Assert.Fail });
        foreach (Learner learner in (Learner[])[eager, compiled])
        {
            learner.Fit(1);
            learner.Model.LoadStateDict(Small.Net(seed: 4).StateDict());
            learner.Fit(1);
        }
        Assert.Equal(Small.Values(eager.Model), Small.Values(compiled.Model));
    }

    [Fact]
    public void A_compiled_module_predicts_what_the_module_does()
    {
        Sequential net = Small.Net();
        net.Eval();
        CompiledModule compiled = net.Compile(new() { Log = Assert.Fail });
        using IDisposable off = Autograd.NoGrad();
        foreach (int batch in (int[])[1, 5, 1, 7])
        {
            Tensor x = Tensors.Normal([batch, 4], seed: batch);
            Assert.True(Tensors.SameBytes(net.Call(x), compiled.Call(x)));
        }
        Assert.Equal(net.StateDict().Keys, compiled.StateDict().Keys);
    }

    [Fact]
    public void A_compiled_module_that_records_gradients_runs_the_module_and_says_why_once()
    {
        List<string> told = [];
        Sequential net = Small.Net();
        net.Eval();
        CompiledModule compiled = net.Compile(new() { Log = told.Add });
        for (int i = 0; i < 2; i++) compiled.Call(Tensors.Normal([2, 4], seed: i)).Sum().Backward();
        Assert.NotNull(net.Parameters()[0].Grad);
        Assert.Contains("gradients", Assert.Single(told), StringComparison.Ordinal);
    }

    private sealed class Halver : Callback
    {
        public override Flow AfterBackward(Run run)
        {
            foreach (Parameter p in run.Model.Parameters()) p.Grad = p.Grad! * 0.5;
            return Flow.Continue;
        }
    }
}
