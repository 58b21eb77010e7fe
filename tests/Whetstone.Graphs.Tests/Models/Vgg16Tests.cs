using Whetstone.Testing;

namespace Whetstone.Graphs.Tests.Models;

/// <summary>The VGG16 of document 001 in the raw API.</summary>
public sealed class Vgg16Tests
{
    [Theory, InlineData(224, 134_301_514), InlineData(32, 33_638_218)]
    public void It_has_the_parameters_of_the_paper(int size, int count)
    {
        using Scope graph = new Graph().AsDefault();
        Tensor scores = Vgg16.Build(Tf.Placeholder(Tf.Float32, [null, size, size, 3], "images"));
        Assert.Equal([null, 10], scores.GetShape().AsList());
        Assert.Equal(32, Tf.TrainableVariables().Count);
        Assert.Equal(count, Tf.TrainableVariables().Sum(v => v.Shape.Size));
        Assert.Equal(["conv1_1/weight:0", "conv1_1/bias:0", "conv1_2/weight:0"], Tf.TrainableVariables().Take(3).Select(v => v.Name));
        Assert.Equal("fc8/bias:0", Tf.TrainableVariables()[^1].Name);
        Assert.Equal("conv5_3/Relu", Tf.GetDefaultGraph().GetOperationByName("conv5_3/Relu").Name);
    }

    // At 32 x 32, the smallest size that five poolings leave something of: 33.6 million parameters, the same graph otherwise.
    [Fact]
    public void It_trains_a_few_steps()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor images = Tf.Placeholder(Tf.Float32, [null, 32, 32, 3], "images"), labels = Tf.Placeholder(Tf.Int64, [null], "labels");
        Tensor loss = Tf.ReduceMean(Tf.Nn.SparseSoftmaxCrossEntropyWithLogits(labels: labels, logits: Vgg16.Build(images)));
        // Weights of standard deviation 0.1 make scores of many thousands, so the steps must be tiny.
        Operation train = Tf.Train.GradientDescentOptimizer(1e-13f).Minimize(loss);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        FeedDict feed = new() { [images] = Tensors.Normal([2, 32, 32, 3], seed: 1), [labels] = Tensor.Of(3L, 7L) };
        List<float> losses = [];
        for (int step = 0; step < 3; step++) losses.Add(session.Run([loss, train], feed)[0]!.Item());
        losses.Add(session.Run(loss, feed).Item());
        Assert.All(losses, l => Assert.True(float.IsFinite(l)));
        Assert.True(losses[^1] < losses[0], string.Join(", ", losses));
    }
}
