using Whetstone.Kernels;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>What running an op must not depend on: what its memory held before, the number of threads, and the order of its inputs in memory.</summary>
public sealed class OpRunLaws : OpTheory
{
    [Theory, MemberData(nameof(Names))]
    public void The_result_is_as_inferred_and_every_element_of_it_is_written(string name)
    {
        OpTrial t = Trials[name];
        Assert.Equal(t.Op.Infer([.. t.Inputs.Select(x => x.Spec)]), t.Op.Apply(t.Inputs).Spec);
        byte[]? zeros = OpRun.Into(t.Op, t.Inputs, 0), ones = OpRun.Into(t.Op, t.Inputs, 0x7F);
        Assert.Equal(zeros, ones);
    }

    [Theory, MemberData(nameof(Names))]
    public void Results_and_gradients_do_not_depend_on_the_number_of_threads(string name)
    {
        OpTrial t = Trials[name];
        Tensor? dy = Differentiable(t) ? Tensors.Normal(t.Op.Apply(t.Inputs).Shape, seed: 31) : null;
        List<byte[]>? first = null;
        foreach (int threads in (int[])[1, 2, 3])
        {
            using Workers workers = new(threads);
            using IDisposable scope = Workers.Use(workers);
            List<byte[]> now = [.. Results(t, t.Inputs, dy).Select(r => r.ToArray<double>().SelectMany(BitConverter.GetBytes).ToArray())];
            first ??= now;
            Assert.Equal(first.Count, now.Count);
            for (int i = 0; i < now.Count; i++) Assert.True(first[i].AsSpan().SequenceEqual(now[i]), $"{name}: with {threads} threads {(i == 0 ? "the result" : $"gradient {i}")} differs");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Channels_last_inputs_give_the_same_results_and_gradients(string name)
    {
        OpTrial t = Trials[name];
        if (!t.Inputs.Any(x => x.Rank == 4)) return;
        Tensor? dy = Differentiable(t) ? Tensors.Normal(t.Op.Apply(t.Inputs).Shape, seed: 32) : null;
        List<Tensor> plain = Results(t, t.Inputs, dy);
        foreach (bool turnGradient in (bool[])[false, true])
        {
            Tensor[] turned = [.. t.Inputs.Select(x => Tensors.In(x, Format.ChannelsLast))];
            List<Tensor> now = Results(t, turned, dy is null || !turnGradient ? dy : Tensors.In(dy, Format.ChannelsLast));
            Assert.Equal(plain.Count, now.Count);
            for (int i = 0; i < now.Count; i++) Same(plain[i], now[i], $"{name}: {(i == 0 ? "result" : $"gradient {i}")}");
        }
    }

    // Sums may be taken in another order: n terms then differ by n · 2⁻²⁴ of their size, and no trial adds more than a few hundred.
    private static void Same(Tensor expected, Tensor actual, string what)
    {
        Assert.Equal(expected.Spec, actual.Spec);
        double[] a = actual.ToArray<double>(), b = expected.ToArray<double>();
        double scale = Math.Sqrt(b.Select(v => v * v).DefaultIfEmpty().Average());
        for (int i = 0; i < a.Length; i++)
            Assert.True(Difference.Relative(a[i], b[i], scale) <= (expected.DType.IsFloating ? 2e-5 : 0), $"{what}[{i}] is {a[i]} channels-last, {b[i]} contiguous");
    }
}
