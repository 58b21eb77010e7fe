using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>An op that says it works on each sample alone, or sums over samples, does: run on parts of the batch, it gives the same.</summary>
public sealed class SampleLaws : OpTheory
{
    public static TheoryData<string> Batched => [.. Trials.Where(t => Work(t.Value) != SampleWork.Mixed && Batch(t.Value) > 1).Select(t => t.Key)];

    public static TheoryData<string> Pointwise => [.. PointwiseCases.All.Keys];

    [Theory, MemberData(nameof(Batched))]
    public void Parts_of_a_batch_make_the_whole(string name) => Check(name, Trials[name].Op, Trials[name].Inputs);

    [Theory, MemberData(nameof(Pointwise))]
    public void Parts_of_a_batch_make_the_whole_of_a_pointwise_op(string name)
    {
        PointwiseCase op = PointwiseCases.All[name];
        Check(name, op.Op, [.. Enumerable.Range(0, op.Arity).Select(k => Tensors.Float32(op.Sample(35, seed: 4)[k], [5, 7]))]);
    }

    [Fact]
    public void The_ops_of_convolutional_networks_can_be_cut()
    {
        HashSet<Type> cut = [.. Trials.Values.Where(t => Work(t) != SampleWork.Mixed).Select(t => t.Op.GetType())];
        Type[] wanted = [typeof(Conv2d), typeof(Conv2dInputGrad), typeof(Conv2dWeightGrad), typeof(MaxPool2d), typeof(MaxPool2dIndex), typeof(MaxPool2dGrad), typeof(MaxPool2dRelu), typeof(MaxPool2dReluIndex), typeof(MaxPool2dGradSum), typeof(PooledConv2dWeightGrad), typeof(PooledConv2dInputGrad), typeof(BatchNorm), typeof(BatchNormGradInput), typeof(BatchMoments), typeof(BatchNormGradSums), typeof(Slice), typeof(Concat)];
        Assert.DoesNotContain(wanted, t => !cut.Contains(t));
    }

    private static SampleWork Work(OpTrial t) => t.Op.Samples([.. t.Inputs.Select(x => x.Spec)]);

    private static int Batch(OpTrial t)
    {
        Spec[] specs = [.. t.Inputs.Select(x => x.Spec)];
        int first = Array.FindIndex(specs, s => s.Shape.Rank > 0 && t.Op.IsBatched(Array.IndexOf(specs, s), specs));
        return first < 0 || t.Op.Infer(specs).Shape.Size == 0 ? 0 : specs[first].Shape[0];
    }

    private static void Check(string name, Op op, Tensor[] inputs)
    {
        Spec[] specs = [.. inputs.Select(x => x.Spec)];
        bool[] cut = [.. inputs.Select((_, i) => op.IsBatched(i, specs))];
        int batch = inputs[Array.IndexOf(cut, true)].Shape[0], middle = (batch + 1) / 2;
        SampleWork work = op.Samples(specs);
        Tensor whole = op.Apply(inputs);
        Tensor[] parts = [.. new[] { (0, middle), (middle, batch) }.Select(range => (work == SampleWork.Each ? op.ForSamples(range.Item2 - range.Item1) : op)
            .Apply([.. inputs.Select((x, i) => cut[i] ? x[range.Item1..range.Item2] : x)]))];

        if (work == SampleWork.Each) Assert.True(Tensors.SameBytes(whole, Tensor.Concat(parts)), $"{name}: parts differ from the whole");
        else
        {
            float[] a = whole.ToArray(), b = parts[0].ToArray();
            op.Join(b, middle, parts[1].ToArray(), batch - middle);
            float[] sizes = [.. a.Zip(b, (x, y) => Math.Abs(x) + Math.Abs(y))];
            // Another order of at most some thousand additions of numbers of about 1.
            for (int i = 0; i < a.Length; i++) Assert.True(Math.Abs(a[i] - b[i]) <= 1e-4 * Math.Max(1, sizes[i]), $"{name}: at {i} the parts make {b[i]}, the whole {a[i]}");
        }
    }
}
