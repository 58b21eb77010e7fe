using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>A program does what the traced function does, to the bit.</summary>
public sealed class TraceLaws : OpTheory
{
    public static TheoryData<string> Pointwise => [.. PointwiseCases.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_traced_op_gives_the_bits_of_the_eager_one(string name)
    {
        OpTrial trial = Trials[name];
        Tensor y = trial.Op.Apply(trial.Inputs);
        Tensor dy = y.DType.IsFloating ? Tensors.Normal(y.Shape, seed: 7).To(y.DType) : y;
        Check(name, inputs => Results(trial, inputs[..^1], y.DType.IsFloating ? inputs[^1] : null), [.. trial.Inputs, dy]);
    }

    [Theory, MemberData(nameof(Pointwise))]
    public void A_traced_pointwise_op_gives_the_bits_of_the_eager_one(string name)
    {
        PointwiseCase op = PointwiseCases.All[name];
        Tensor[] x = [.. Enumerable.Range(0, op.Arity).Select(k => Tensors.Float32(op.Sample(67, seed: 4)[k], [67]))];
        Check(name, inputs => op.Op.Apply(inputs) is var y && y.RequiresGrad ? [y, .. Autograd.Grad([y.Sum()], [.. inputs.Where(t => t.RequiresGrad)])] : [y], x);
    }

    private static void Check(string name, Func<Tensor[], IReadOnlyList<Tensor>> function, Tensor[] inputs)
    {
        Tensor[] eager = [.. function([.. inputs.Select(Leaf)])];
        Program program = Program.Trace(x => [.. function([.. x.Select(Leaf)])], [.. inputs.Select(x => x.Spec)]);
        Executable executable = new(program);
        for (int run = 0; run < 2; run++)
        {
            Tensor[] replayed = executable.Run(inputs);
            Assert.Equal(eager.Length, replayed.Length);
            for (int i = 0; i < eager.Length; i++)
            {
                Assert.Equal(eager[i].Spec, replayed[i].Spec);
                Assert.True(Tensors.SameBytes(eager[i], replayed[i]), $"{name}: result {i} of run {run} differs\n{program}");
            }
        }
    }

    private static Tensor Leaf(Tensor x) => x.DType.IsFloating ? x.Detach().AttachGrad() : x;
}
