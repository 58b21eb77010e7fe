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

    [Theory, MemberData(nameof(Smooth))]
    public void The_gradient_of_the_trace_is_the_trace_of_the_gradient(string name)
    {
        OpTrial trial = Trials[name];
        Tensor dy = Tensors.Normal(trial.Apply(trial.Inputs).Shape, seed: 7);
        Program forward = Program.Trace(x => [trial.Apply(x)], [.. trial.Inputs.Select(x => x.Spec)]);
        Program backward = Program.Trace(x => Gradients(t => trial.Apply(t), x[..^1], x[^1]), [.. trial.Inputs.Append(dy).Select(x => x.Spec)]);
        Tensor[] ofTrace = Gradients(t => forward.Apply(t)[0], trial.Inputs, dy), ofGradient = new Executable(backward).Run([.. trial.Inputs, dy]);
        Assert.Equal(ofGradient.Length, ofTrace.Length);
        for (int i = 0; i < ofTrace.Length; i++) Assert.True(Tensors.SameBytes(ofTrace[i], ofGradient[i]), $"{name}: gradient {i} differs");
    }

    private static Tensor[] Gradients(Func<Tensor[], Tensor> function, Tensor[] inputs, Tensor dy)
    {
        Tensor[] x = [.. inputs.Select(t => t.DType == DType.Float32 ? t.Detach().AttachGrad() : t)];
        return Autograd.Grad([function(x)], [.. x.Where(t => t.RequiresGrad)], [dy]);
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
