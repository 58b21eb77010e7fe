using Whetstone.Testing;

namespace Whetstone.Nn.Tests.Losses;

public sealed class LossLawTests
{
    [Fact]
    public void L2_loss_is_half_the_mean_square_of_each_sample()
    {
        Tensor p = Tensor.Of([1f, 2, 3, 4, 5, 6], [2, 3]), t = Tensor.Of([0f, 2, 5, 4, 4, 9], [2, 3]);
        float[] loss = new L2Loss().Call(p, t).ToArray();
        Assert.Equal([5 / 6f, 10 / 6f], loss, (a, b) => MathF.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void L2_loss_reshapes_a_flat_target_that_would_broadcast_to_a_square()
    {
        Tensor p = Tensor.Of([1f, 2, 3], [3, 1]), t = Tensor.Of([1f, 0, 3], [3]);
        Assert.Equal([3, 3], (p - t).Shape.ToArray());
        Assert.Equal([0f, 2, 0], new L2Loss().Call(p, t).ToArray());
    }

    [Fact]
    public void Softmax_cross_entropy_is_minus_the_picked_logarithm_of_the_softmax()
    {
        Tensor x = Tensors.Normal([4, 5], seed: 1), y = Tensor.Of([0L, 4, 2, 2], [4]);
        float[] loss = new SoftmaxCrossEntropyLoss(reduction: Reduction.None).Call(x, y).ToArray(), log = x.LogSoftmax(1).ToArray();
        Assert.Equal(4, loss.Length);
        for (int i = 0; i < 4; i++) Assert.Equal(-log[i * 5 + (int)y.ToArray<long>()[i]], loss[i], 1e-5f);
    }

    [Fact]
    public void Sample_reduction_gives_one_loss_a_sample()
    {
        Tensor p = Tensors.Normal([3, 2, 4], seed: 2), t = Tensors.Normal([3, 2, 4], seed: 3);
        float[] samples = new MseLoss(Reduction.Sample).Call(p, t).ToArray(), all = new MseLoss(Reduction.None).Call(p, t).ToArray();
        Assert.Equal(3, samples.Length);
        for (int i = 0; i < 3; i++) Assert.Equal(all.Skip(i * 8).Take(8).Average(), samples[i], 1e-5f);
    }

    [Fact]
    public void A_target_of_another_shape_is_refused_with_both_shapes_and_the_cure()
    {
        ShapeException error = Assert.Throws<ShapeException>(() => new MseLoss().Call(Tensor.Zeros([3, 1]), Tensor.Zeros([3])));
        Assert.Equal("MseLoss: shapes of prediction and target differ; got [3, 1], [3]; reshape the target to [3, 1]", error.Message);
    }

    [Fact]
    public void Hinge_and_squared_hinge_follow_their_formulas()
    {
        Tensor p = Tensor.Of(2f, 0.5f, -1, 0), t = Tensor.Of(1f, 1, 1, -1);
        Assert.Equal([0f, 0.5f, 2, 1], new HingeLoss(reduction: Reduction.None).Call(p, t).ToArray());
        Assert.Equal([0f, 0.25f, 4, 1], new SquaredHingeLoss(reduction: Reduction.None).Call(p, t).ToArray());
    }

    [Fact]
    public void Contrastive_loss_pulls_equals_and_pushes_others_up_to_the_margin()
    {
        Tensor a = Tensor.Of([0f, 0, 0, 0, 0, 0], [3, 2]), b = Tensor.Of([3f, 4, 0.3f, 0.4f, 3, 4], [3, 2]), same = Tensor.Of(1f, 0, 0);
        float[] loss = new ContrastiveLoss(margin: 1, Reduction.None).Call(a, b, same).ToArray();
        Assert.Equal([12.5f, 0.125f, 0], loss, (x, y) => MathF.Abs(x - y) < 1e-5f);
    }

    [Fact]
    public void A_divergence_from_zero_probabilities_is_finite()
    {
        Tensor p = Tensor.Of([0.5f, 0.5f], [1, 2]).Log(), t = Tensor.Of([0f, 1], [1, 2]);
        Assert.Equal([0f, MathF.Log(2)], new KlDivergenceLoss(Reduction.None).Call(p, t).ToArray(), (x, y) => MathF.Abs(x - y) < 1e-6f);
    }
}
