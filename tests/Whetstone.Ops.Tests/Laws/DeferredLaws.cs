using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>Queued ops give the bits of eager ones, with and without a wait between the result and its gradient.</summary>
public sealed class DeferredLaws : OpTheory
{
    [Theory, MemberData(nameof(Names))]
    public void A_queued_op_and_its_gradient_give_the_bits_of_the_eager_ones(string name)
    {
        OpTrial trial = Trials[name];
        Tensor y = trial.Op.Apply(trial.Inputs);
        Tensor? dy = y.DType.IsFloating ? Tensors.Normal(y.Shape, seed: 7).To(y.DType) : null;
        List<Tensor> eager = Results(trial, Fresh(trial), dy), queued;
        using (new Deferred()) queued = Results(trial, Fresh(trial), dy);
        Assert.Equal(eager.Count, queued.Count);
        for (int i = 0; i < eager.Count; i++) Assert.True(Tensors.SameBytes(eager[i], queued[i]), $"{name}: result {i} differs");
    }

    // An op that writes must not find what the other run left.
    private static Tensor[] Fresh(OpTrial trial) => [.. trial.Inputs.Select(x => x.Copy())];
}
