using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>Pointwise operations that run together, tile by tile, give what they give one by one, to the bit.</summary>
public sealed class PointwiseLoopTests
{
    // A copy of a number in the code would lie between what belongs together.
    private static readonly CompilerOptions On = CompilerOptions.Exact with { Passes = [new DropCopies()], PointwiseLoops = true };

    // Shorter than a vector, a tile with and without a rest, many tiles.
    [Theory, InlineData(2), InlineData(8191), InlineData(8192), InlineData(16387), InlineData(100_003)]
    public void A_web_of_functions_gives_the_bits_of_the_eager_run_for_any_number_of_threads(int elements)
    {
        Tensor a = Tensors.Normal([elements], 1), b = Tensors.Normal([elements], 2);
        Program program = Program.Trace(x => [Web(x[0], x[1])], a.Spec, b.Spec);
        Tensor wanted = Web(a, b);
        foreach (int threads in (int[])[1, 2, 3])
        {
            using Kernels.Workers workers = new(threads);
            using IDisposable scope = Kernels.Workers.Use(workers);
            Executable together = program.Compile(On);
            Assert.True(Assert.Single(together.Plan.Loops).Locals.Count >= 8);
            Assert.True(Tensors.SameBytes(wanted, together.Run(a, b)[0]), $"{elements} elements, {threads} threads");
        }
    }

    [Theory, InlineData(DType.Float64), InlineData(DType.Float16), InlineData(DType.BFloat16), InlineData(DType.Int32)]
    public void Every_element_type_works(DType type)
    {
        Tensor x = (Tensors.Normal([20_001], 1) * 10).To(type);
        static Tensor Chain(Tensor x) => (x > 2).Where(x * x, -x) + x.Abs();
        Executable together = Program.Trace(x => Chain(x), x.Spec).Compile(On);
        Assert.Single(together.Plan.Loops);
        Assert.True(Tensors.SameBytes(Chain(x), together.Run(x)[0]));
    }

    [Fact]
    public void Tensors_of_one_memory_order_are_taken_as_they_lie()
    {
        Tensor x = Tensors.Normal([2, 5, 31, 67], 1), w = Tensors.Normal([5, 5, 1, 1], 2);
        Tensor Net(Tensor x)
        {
            Tensor y = x.Conv2d(w);
            return ((y.Sigmoid() * y).Reshape(2, -1) + 1).Tanh().Reshape(x.Shape) * x.Exp();
        }
        Executable together = Program.Trace(Net, x.Spec).Compile(On);
        Assert.NotEmpty(together.Plan.Loops);
        Assert.True(Tensors.SameBytes(Net(x), together.Run(x)[0]));
    }

    [Fact]
    public void An_operand_that_is_repeated_ends_the_loop()
    {
        Tensor x = Tensors.Normal([300, 70], 1), row = Tensors.Normal([70], 2);
        Tensor Net(Tensor x) => (x.Exp() * 2 + row).Tanh() * x;
        Executable together = Program.Trace(Net, x.Spec).Compile(On);
        Assert.Equal(2, together.Plan.Loops.Count);
        Assert.All(together.Plan.Loops, loop => Assert.Equal(2, loop.Count));
        Assert.True(Tensors.SameBytes(Net(x), together.Run(x)[0]));
    }

    [Fact]
    public void The_result_of_a_loop_takes_the_memory_of_what_it_reads_last()
    {
        Tensor x = Tensors.Normal([200, 8], 1), w = Tensors.Normal([8, 100], 2);
        Tensor Net(Tensor x)
        {
            Tensor y = x.MatMul(w);
            return (y.Exp() + y).Tanh();
        }
        Executable together = Program.Trace(Net, x.Spec).Compile(On);
        Assert.Equal(200 * 100 * sizeof(float), together.Plan.Bytes);
        Assert.True(Tensors.SameBytes(Net(x), together.Run(x)[0]));
    }

    [Fact]
    public void What_a_later_instruction_of_the_loop_reads_is_not_overwritten()
    {
        Tensor x = Tensors.Normal([200, 8], 1), w = Tensors.Normal([8, 100], 2);
        Tensor[] Net(Tensor[] x)
        {
            Tensor y = x[0].MatMul(w), first = y.Exp();
            return [first, y * first, y + 1];
        }
        Executable together = Program.Trace(Net, x.Spec).Compile(On);
        Assert.Single(together.Plan.Loops);
        Assert.Equal(3 * 200 * 100 * sizeof(float), together.Plan.Bytes);
        foreach ((Tensor wanted, Tensor got) in Net([x]).Zip(together.Run(x))) Assert.True(Tensors.SameBytes(wanted, got));
    }

    [Fact]
    public void A_deferred_scope_gives_the_bits_of_the_eager_run()
    {
        Tensor a = Tensors.Normal([50_001], 1), b = Tensors.Normal([50_001], 2), wanted = Web(a, b), got;
        using (Tensor.Defer()) got = Web(a, b);
        Assert.True(Tensors.SameBytes(wanted, got));
    }

    private static Tensor Web(Tensor a, Tensor b)
    {
        Tensor sum = a + b, gate = sum.Sigmoid(), difference = a - b * 0.5;
        return (gate * difference).Relu() + sum.Abs().Sqrt() / (b * b + 1) - Tensor.Of(0.25f);
    }
}
