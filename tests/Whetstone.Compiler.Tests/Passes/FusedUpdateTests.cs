using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>The updates of all parameters become one instruction, and no bit changes.</summary>
public sealed class FusedUpdateTests
{
    private static readonly CompilerOptions Alone = CompilerOptions.Exact with { Passes = [new FusedUpdate()] };

    // Smaller than a vector, with a rest, and larger than a chunk of work: cuts fall between parameters and within them.
    private static readonly Shape[] Shapes = [new([3]), new([40_000]), new([16]), new([7, 11]), new([2, 3, 5, 5]), new([1]), new([8192]), new([3, 3001]), new([8191])];

    public static TheoryData<string> Rules => [.. Optimizers.Names];

    [Theory, MemberData(nameof(Rules))]
    public void No_bit_changes_for_any_number_of_threads(string rule)
    {
        List<Tensor> wanted = Train(rule, CompilerOptions.Exact, 1);
        foreach (int threads in (int[])[1, 2, 3])
        {
            List<Tensor> got = Train(rule, Alone, threads);
            for (int i = 0; i < wanted.Count; i++) Assert.True(Tensors.SameBytes(wanted[i], got[i]), $"{rule}: tensor {i} differs with {threads} threads");
        }
    }

    [Fact]
    public void All_parameters_of_a_network_are_one_instruction()
    {
        TrainingStep step = TrainingStep.Residual();
        string[] updates = [.. Names(step.Trace().Compile().Program).Where(n => n.StartsWith("WithMomentum", StringComparison.Ordinal))];
        Assert.Equal([$"WithMomentumx{step.Net.Parameters().Count}"], updates);
        Assert.Equal(step.Net.Parameters().Count, Names(step.Trace().Compile(new CompilerOptions().Without("fused-update")).Program).Count(n => n == "WithMomentum"));
    }

    [Fact]
    public void A_parameter_that_is_read_in_between_keeps_its_order()
    {
        Parameter[] p = Parameters(2);
        Sgd first = new([p[0]], 0.1f), second = new([p[1]], 0.1f);
        Program program = Program.Trace((Tensor x) =>
        {
            (p[0].Data * x).Sum().Backward();
            first.Step();
            // What is learnt here depends on the step before.
            (p[1].Data * x * p[0].Data.Sum()).Sum().Backward();
            second.Step();
            first.ZeroGrad();
            second.ZeroGrad();
            return x;
        }, new Spec([1]));
        Assert.Equal(2, Names(new FusedUpdate().Apply(program)).Count(n => n == "Plain"));
    }

    [Fact]
    public void Two_steps_of_one_optimizer_stay_two()
    {
        Parameter[] p = Parameters(3);
        Sgd sgd = new(p, 0.1f, momentum: 0.9f);
        Program program = new FusedUpdate().Apply(Program.Trace((Tensor x) =>
        {
            foreach (Parameter each in p) (each.Data * x).Sum().Backward();
            sgd.Step();
            sgd.Step();
            sgd.ZeroGrad();
            return x;
        }, new Spec([1])));
        Assert.Equal(["WithMomentumx3", "WithMomentumx3"], Names(program).Where(n => n.StartsWith("WithMomentum", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_moves_past_an_action_that_may_look(bool looks)
    {
        Parameter[] p = Parameters(2);
        Sgd first = new([p[0]], 0.1f), second = new([p[1]], 0.1f);
        List<float> seen = [];
        Executable program = Program.Trace((Tensor x) =>
        {
            foreach (Parameter each in p) (each.Data * x).Sum().Backward();
            first.Step();
            if (looks) Program.OnEachRun(() => seen.Add(p[0].Data.Item()));
            second.Step();
            first.ZeroGrad();
            second.ZeroGrad();
            return x;
        }, new Spec([1])).Compile(Alone);
        Assert.Equal(looks ? 0 : 1, Names(program.Program).Count(n => n == "Plainx2"));
        program.Replay(Tensor.Of([1f]));
        if (looks) Assert.Equal([1 - 0.1f], seen);
        Assert.Equal([1 - 0.1f, 1 - 0.1f], p.Select(x => x.Data.Item()));
    }

    [Fact]
    public void Nothing_moves_past_a_pause_at_which_a_run_may_end()
    {
        Parameter[] p = Parameters(2);
        Sgd first = new([p[0]], 0.1f), second = new([p[1]], 0.1f);
        Executable program = Program.Trace((Tensor x) =>
        {
            foreach (Parameter each in p) (each.Data * x).Sum().Backward();
            first.Step();
            Program.Pause();
            second.Step();
            first.ZeroGrad();
            second.ZeroGrad();
            return x;
        }, new Spec([1])).Compile(Alone);
        program.Replay(() => false, Tensor.Of([1f]));
        Assert.Equal([1 - 0.1f, 1], p.Select(x => x.Data.Item()));
    }

    private static Parameter[] Parameters(int count) => [.. Enumerable.Range(0, count).Select(i => new Parameter(Tensor.Ones([1])))];

    // Parameters and what is remembered of them after some steps with settings that differ from parameter to parameter and from step to step.
    private static List<Tensor> Train(string rule, CompilerOptions options, int threads)
    {
        using Kernels.Workers workers = new(threads);
        using IDisposable scope = Kernels.Workers.Use(workers);
        Parameter[] p = [.. Shapes.Select((s, i) => new Parameter(Tensors.Normal(s, i + 1)) { WeightDecayScale = i % 2, LearningRateScale = 1 + i % 3 })];
        Optimizer optimizer = Optimizers.Create(rule, p, new() { LearningRate = 0.01f, WeightDecay = 0.1f, ClipNorm = 5 });
        Executable program = Program.Trace((Tensor x) =>
        {
            foreach (Parameter each in p) (each.Data.Square() * x).Sum().Backward();
            optimizer.Step();
            optimizer.ZeroGrad();
            return x;
        }, new Spec([1])).Compile(options);
        // LAMB reads each parameter's own size between the two halves of its rule.
        if (options != CompilerOptions.Exact && rule != "lamb") Assert.Single(Names(program.Program), n => n.EndsWith($"x{Shapes.Length}", StringComparison.Ordinal));
        for (int i = 0; i < 3; i++)
        {
            optimizer.LearningRate = 0.01f / (1 + i);
            program.Replay(Tensor.Of([1f + i]));
        }
        return [.. p.Select(x => x.Data), .. optimizer.StateDict().Values];
    }

    private static IEnumerable<string> Names(Program program) => program.Instructions.Select(i => i.Op.Name);
}
