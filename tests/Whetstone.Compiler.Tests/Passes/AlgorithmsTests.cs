using Whetstone.Ops;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>Winograd's algorithms are put in where they are valid, pay and are allowed.</summary>
public sealed class AlgorithmsTests
{
    private static readonly Spec Large = new([16, 64, 16, 16]);

    [Theory]
    [InlineData(WinogradPolicy.Off, 0, "")]
    [InlineData(WinogradPolicy.Safe, 2, "Two")]
    [InlineData(WinogradPolicy.Fast, 2, "Four")]
    public void The_policy_chooses_the_form_of_a_convolution_and_of_its_input_gradient(WinogradPolicy policy, int count, string form)
    {
        Program program = new Algorithms().Apply(Step(Large, new(1, 1, 1, 1), [64, 64, 3, 3]), new() { Winograd = policy });
        Assert.Equal(count, Replaced(program).Count());
        Assert.All(Replaced(program), op => Assert.Contains($"Form = {form}", op.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, 1, 1, 3, 64)] // stride
    [InlineData(1, 2, 1, 3, 64)] // dilation
    [InlineData(1, 1, 2, 3, 64)] // groups
    [InlineData(1, 1, 1, 5, 64)] // another kernel
    [InlineData(1, 1, 1, 3, 16)] // few channels
    public void Other_convolutions_stay(int stride, int dilation, int groups, int kernel, int outputs)
    {
        Program before = Step(Large, new(stride, 1, dilation, groups), [outputs, 64 / groups, kernel, kernel]);
        Assert.Same(before, new Algorithms().Apply(before));
    }

    [Theory]
    [InlineData(WinogradPolicy.Safe, 0)]
    [InlineData(WinogradPolicy.Fast, 1)]
    public void A_weight_gradient_needs_the_fast_policy(WinogradPolicy policy, int count)
    {
        Ops.Conv2d conv = new(1, 1, 1, 1);
        Program before = Program.Trace((Tensor x) => new Conv2dWeightGrad(conv, [64, 64, 3, 3]).Apply(x, x), Large);
        Program after = new Algorithms().Apply(before, new() { Winograd = policy });
        Assert.Equal(count, after.Instructions.Count(i => i.Op is WinogradConv2dWeightGrad));
    }

    [Fact]
    public void A_few_pixels_do_not_pay_for_the_weights()
    {
        Program before = Step(new([1, 256, 4, 4]), new(1, 1, 1, 1), [256, 256, 3, 3]);
        Assert.Same(before, new Algorithms().Apply(before));
    }

    [Fact]
    public void Results_differ_by_rounding_only()
    {
        Program program = Step(Large, new(1, 1, 1, 1), [64, 64, 3, 3]);
        Tensor x = Tensors.Normal(Large.Shape, seed: 4);
        Tensor[] exact = program.Compile(CompilerOptions.Exact).Run(x);
        foreach (WinogradPolicy policy in Enum.GetValues<WinogradPolicy>())
        {
            Tensor[] fast = program.Compile(new() { Winograd = policy }).Run(x);
            for (int i = 0; i < exact.Length; i++)
            {
                float[] a = exact[i].ToArray(), b = fast[i].ToArray();
                // Errors relative to the root mean square are near 1e-6; the largest of 262144 is some ten times that.
                double scale = Math.Sqrt(a.Average(v => (double)v * v));
                for (int k = 0; k < a.Length; k++) Assert.True(Math.Abs(a[k] - b[k]) <= 3e-5 * scale, $"{policy}: result {i} at {k} is {b[k]}, not {a[k]}");
            }
        }
    }

    // A convolution and the gradient of its input, both as results.
    private static Program Step(Spec x, Ops.Conv2d conv, Shape w)
    {
        Tensor weights = Tensors.Normal(w, seed: 3);
        return Program.Trace(inputs =>
        {
            Tensor y = conv.Apply(inputs[0], weights);
            return [y, new Conv2dInputGrad(conv, x.Shape).Apply(y, weights)];
        }, x);
    }

    private static IEnumerable<Op> Replaced(Program program) => program.Instructions.Select(i => i.Op).Where(op => op is WinogradConv2d or WinogradConv2dInputGrad);
}
