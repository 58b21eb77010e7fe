using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>A compiled training step trains as the eager one does.</summary>
public sealed class CompiledStepLaws
{
    private const int Steps = 20;

    public static TheoryData<string> Networks => ["mlp", "lenet", "residual", "wide"];

    [Theory, MemberData(nameof(Networks))]
    public void With_passes_off_all_bits_are_those_of_the_eager_run(string name)
    {
        List<Tensor> eager = Eager(name), compiled = Compiled(name, CompilerOptions.Exact);
        for (int i = 0; i < eager.Count; i++) Assert.True(Tensors.SameBytes(eager[i], compiled[i]), $"{name}: result {i} differs");
    }

    [Theory, MemberData(nameof(Networks))]
    public void With_all_passes_that_keep_the_order_of_sums_all_bits_are_those_of_the_eager_run(string name)
    {
        List<Tensor> eager = Eager(name), compiled = Compiled(name, new() { SampleLoops = false, Winograd = WinogradPolicy.Off });
        for (int i = 0; i < eager.Count; i++) Assert.True(Tensors.SameBytes(eager[i], compiled[i]), $"{name}: result {i} differs");
    }

    [Theory, MemberData(nameof(Networks))]
    public void With_all_passes_the_results_differ_by_rounding_only(string name)
    {
        List<Tensor> eager = Eager(name), compiled = Compiled(name, new());
        for (int i = 0; i < eager.Count; i++)
        {
            float[] a = eager[i].ToArray(), b = compiled[i].ToArray();
            // Sums over the batch are added in another order. Over twenty steps the differences of 2⁻²⁴ a sum grow with the curvature of the loss.
            // Winograd's F(4, 3) rounds up to 16 times as much as a direct convolution.
            // The gradient of a bias is a small difference of large sums, so its errors are measured against the size of weights, not its own.
            double scale = Math.Max(1e-2, a.Max(Math.Abs)), most = name == "wide" ? 16e-4 : 1e-4;
            for (int k = 0; k < a.Length; k++) Assert.True(Math.Abs(a[k] - b[k]) <= most * scale, $"{name}: result {i} at {k} is {b[k]}, not {a[k]}");
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void The_number_of_threads_does_not_show(string name)
    {
        List<Tensor>? first = null;
        foreach (int threads in (int[])[1, 2, 3])
        {
            using Kernels.Workers workers = new(threads);
            using IDisposable scope = Kernels.Workers.Use(workers);
            List<Tensor> now = Compiled(name, new());
            first ??= now;
            for (int i = 0; i < now.Count; i++) Assert.True(Tensors.SameBytes(first[i], now[i]), $"{name}: result {i} differs with {threads} threads");
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void A_replayed_step_allocates_nothing(string name)
    {
        TrainingStep step = Of(name);
        Executable executable = step.Trace().Compile();
        (Tensor x, Tensor y) = step.Batch(0);
        for (int i = 0; i < 3; i++) executable.Replay(x, y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++) executable.Replay(x, y);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Wide_convolutions_and_their_gradients_use_winograd()
    {
        Program program = TrainingStep.Wide().Trace().Compile().Program;
        Assert.Equal(["WinogradConv2d", "WinogradConv2dInputGrad", "WinogradConv2dWeightGrad"],
            program.Instructions.Select(i => i.Op.Name).Where(n => n.StartsWith("Winograd", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lenet_runs_a_few_samples_at_a_time()
    {
        MemoryPlan plan = TrainingStep.LeNet().Trace().Compile().Plan;
        Assert.Equal(2, plan.Loops.Count);
    }

    private static List<Tensor> Eager(string name)
    {
        TrainingStep step = Of(name);
        return step.Train(step.Run, Steps);
    }

    private static List<Tensor> Compiled(string name, CompilerOptions options)
    {
        TrainingStep step = Of(name);
        Executable executable = step.Trace().Compile(options);
        return step.Train((x, y) => executable.Run(x, y)[0], Steps);
    }

    private static TrainingStep Of(string name) => name switch
    {
        "mlp" => TrainingStep.Mlp(),
        "lenet" => TrainingStep.LeNet(),
        "wide" => TrainingStep.Wide(),
        _ => TrainingStep.Residual(),
    };
}
