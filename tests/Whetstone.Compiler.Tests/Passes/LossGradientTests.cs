using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>Softmax cross entropy and its gradient become one op, and no bit changes.</summary>
public sealed class LossGradientTests
{
    private const long Ignored = 3;

    /// <summary>Extents of the logits, whether classes are weighted, label smoothing, and how losses become one.</summary>
    public static TheoryData<int[], bool, double, Reduction> Cases()
    {
        TheoryData<int[], bool, double, Reduction> cases = [];
        foreach (int[] logits in (int[][])[[7, 5], [1, 9], [3, 33], [65, 1000], [2, 5, 3, 4]])
            foreach (bool weighted in (bool[])[false, true])
                foreach (double smoothing in (double[])[0, 0.1])
                    foreach (Reduction reduction in Enum.GetValues<Reduction>()) cases.Add(logits, weighted, smoothing, reduction);
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void No_bit_changes(int[] logits, bool weighted, double smoothing, Reduction reduction)
    {
        Shape shape = logits, labels = new([shape[0], .. shape.Span[2..]]);
        SoftmaxCrossEntropyLoss loss = new(weighted ? Tensor.Uniform([shape[1]], new Rng(3), 0.5, 2) : null, Ignored, smoothing, reduction);
        Program before = Clean(Program.Trace(x =>
        {
            Tensor leaf = x[0].AttachGrad(), value = loss.Call(leaf, x[1]);
            return [value, .. Autograd.Grad([value], [leaf])];
        }, new(shape), new(labels, DType.Int64))), after = new LossGradient().Apply(before);
        Assert.Equal(["SoftmaxCrossEntropyWithGrad"], Names(after).Where(n => n.StartsWith("SoftmaxCross", StringComparison.Ordinal)));

        Tensor[] inputs = [Tensors.Normal(shape, 1) * 4, Tensor.Of([.. Enumerable.Range(0, labels.Size).Select(i => i * 7L % shape[1])]).Reshape(labels)];
        foreach (int threads in (int[])[1, 2, 3])
        {
            using Kernels.Workers workers = new(threads);
            using IDisposable scope = Kernels.Workers.Use(workers);
            Tensor[] wanted = new Executable(before).Run(inputs), got = new Executable(after).Run(inputs), eager = after.Apply(inputs);
            for (int i = 0; i < wanted.Length; i++)
            {
                Assert.True(Tensors.SameBytes(wanted[i], got[i]), $"result {i} differs with {threads} threads");
                Assert.True(Tensors.SameBytes(wanted[i], eager[i]), $"result {i} of the joined op run eagerly differs");
            }
        }
    }

    [Fact]
    public void It_happens_in_a_training_step()
    {
        string[] names = [.. Names(TrainingStep.LeNet().Trace().Compile().Program)];
        Assert.Contains("SoftmaxCrossEntropyWithGrad", names);
        Assert.DoesNotContain("SoftmaxCrossEntropyGrad", names);
    }

    [Fact]
    public void A_gradient_that_depends_on_the_losses_stays_where_it_is() => Stays(x =>
    {
        // Of the square of a loss: twice the loss.
        Tensor leaf = x[0].AttachGrad(), losses = leaf.SoftmaxCrossEntropy(x[1]);
        return [losses, .. Autograd.Grad([losses.Square().Sum()], [leaf])];
    });

    [Fact]
    public void A_scale_that_changes_in_between_keeps_them_apart()
    {
        Tensor scale = Tensor.Of(2f);
        Stays(x =>
        {
            Tensor leaf = x[0].AttachGrad(), losses = leaf.SoftmaxCrossEntropy(x[1]);
            scale.Assign(scale * 2);
            return [losses, .. Autograd.Grad([(losses * scale).Sum()], [leaf])];
        });
    }

    [Fact]
    public void A_scale_that_user_code_may_set_in_between_keeps_them_apart()
    {
        Tensor scale = Tensor.Of(2f);
        Stays(x =>
        {
            Tensor leaf = x[0].AttachGrad(), losses = leaf.SoftmaxCrossEntropy(x[1]);
            Program.OnEachRun(() => scale.Assign(Tensor.Of(3f)));
            return [losses, .. Autograd.Grad([(losses * scale).Sum()], [leaf])];
        });
    }

    [Fact]
    public void A_label_outside_the_classes_is_told_as_before()
    {
        Program program = Gradients(x => x.Sum()).Compile().Program;
        Assert.Contains("SoftmaxCrossEntropyWithGrad", Names(program));
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => new Executable(program).Run(Tensor.Zeros([4, 5]), Tensor.Of(0L, 1L, 9L, 2L))).Message;
        Assert.Contains("label 9 at row 2 is outside [0, 5)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_joined_op_goes_into_a_file_and_back()
    {
        Program program = Gradients(x => x.Mean()).Compile().Program;
        string path = Path.Combine(Path.GetTempPath(), $"whetstone-{Guid.NewGuid():N}.safetensors");
        try
        {
            program.Save(path);
            Program loaded = Program.Load(path);
            Assert.Contains("SoftmaxCrossEntropyWithGrad", Names(loaded));
            Tensor[] inputs = [Tensors.Normal([4, 5], 1), Tensor.Of(0L, 1L, 4L, 2L)];
            Assert.All(new Executable(program).Run(inputs).Zip(new Executable(loaded).Run(inputs)), p => Assert.True(Tensors.SameBytes(p.First, p.Second)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Program Gradients(Func<Tensor, Tensor> reduce) => Program.Trace(x =>
    {
        Tensor leaf = x[0].AttachGrad(), loss = reduce(leaf.SoftmaxCrossEntropy(x[1]));
        return [loss, .. Autograd.Grad([loss], [leaf])];
    }, new([4, 5]), new([4], DType.Int64));

    private static void Stays(Func<Tensor[], Tensor[]> function)
    {
        Program before = Clean(Program.Trace(function, new([4, 5]), new([4], DType.Int64)));
        Assert.Contains("SoftmaxCrossEntropyGrad", Names(before));
        Assert.Same(before, new LossGradient().Apply(before));
    }

    // As the compiler does beforehand: copies of numbers and unused gradients are gone.
    private static Program Clean(Program program) => new DeadCode().Apply(new CommonSubexpressions().Apply(new FoldConstants().Apply(new DropCopies().Apply(program))));

    private static IEnumerable<string> Names(Program program) => program.Instructions.Select(i => i.Op.Name);
}
