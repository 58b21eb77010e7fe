using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Graphs.Tests.Shapes;

/// <summary>One graph, built before the batch size is known, gives at several batch sizes what eager tensors give: no size is baked in.</summary>
public sealed class BatchSizeTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> OnRows = new()
    {
        ["operators"] = x => (x * 2 + 1 - x / 3) * -x,
        ["relu"] = x => x.Relu(),
        ["sigmoid"] = x => x.Sigmoid(),
        ["tanh"] = x => x.Tanh(),
        ["gelu"] = x => x.Gelu(),
        ["leaky relu"] = x => x.LeakyRelu(0.1f),
        ["softplus"] = x => x.Softplus(),
        ["clip"] = x => x.Clip(-0.5f, 0.5f),
        ["where"] = x => x.Greater(0).Where(x, x * 0.1),
        ["cast"] = x => x.To(DType.Float64).Exp().To(DType.Float32),
        ["matmul"] = x => x.MatMul(Tensors.Normal([6, 4], seed: 1)),
        ["matmul with a vector"] = x => x.MatMul(Tensors.Normal([6], seed: 1)),
        ["linear"] = x => x.Linear(Tensors.Normal([4, 6], seed: 1), Tensors.Normal([4], seed: 2)),
        ["softmax"] = x => x.Softmax(),
        ["log softmax"] = x => x.LogSoftmax(1),
        ["sum of rows"] = x => x.Sum(1),
        ["sum of all"] = x => x.Sum(),
        ["mean over the batch"] = x => x.Mean(0),
        ["mean of all"] = x => x.Mean(),
        ["mean kept"] = x => x - x.Mean(1, keepDims: true),
        ["variance"] = x => x.Var(0),
        ["max"] = x => x.Max(1),
        ["norm"] = x => x.Norm(2, 1),
        ["argmax"] = x => x.ArgMax(1),
        ["log sum exp"] = x => x.LogSumExp(1),
        ["reshape"] = x => x.Reshape(-1, 2, 3).Reshape(-1, 6),
        ["reshape to the batch in front"] = x => x.Reshape(-1, 3),
        ["flatten"] = x => x.Reshape(-1, 2, 3).Flatten(),
        ["unsqueeze and squeeze"] = x => x.Unsqueeze(1).Squeeze(1),
        ["permute"] = x => x.Permute(1, 0),
        ["columns"] = x => x[.., 1..4],
        ["one column"] = x => x[.., 2],
        ["concat"] = x => Tensor.Concat([x, x * 2], 1),
        ["layer norm"] = x => x.LayerNorm(1, Tensors.Normal([6], seed: 1), Tensors.Normal([6], seed: 2)),
        ["one hot"] = x => x.ArgMax(1).OneHot(6),
        ["mse"] = x => new MseLoss().Call(x, x.Tanh()),
        ["l1 per sample"] = x => new L1Loss(Reduction.Sample).Call(x, x.Tanh()),
        ["l2 per sample"] = x => new L2Loss().Call(x, x.Tanh()),
        ["hinge"] = x => new HingeLoss().Call(x, x.Sign()),
        ["huber"] = x => new HuberLoss().Call(x, x.Tanh()),
        ["cross entropy with classes"] = x => x.SoftmaxCrossEntropy(x.Abs().ArgMax(1)).Mean(),
        ["cross entropy with probabilities"] = x => x.SoftmaxCrossEntropyDense(x.Abs().Softmax(), smoothing: 0.1),
        ["cross entropy loss"] = x => new SoftmaxCrossEntropyLoss().Call(x, x.Abs().ArgMax(1)),
        ["binary cross entropy"] = x => x.BinaryCrossEntropyWithLogits(x.Sigmoid()),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor>> OnImages = new()
    {
        ["convolution"] = x => x.Conv2d(Tensors.Normal([4, 3, 3, 3], seed: 1), Tensors.Normal([4], seed: 2), padding: 1),
        ["strided convolution"] = x => x.Conv2d(Tensors.Normal([4, 3, 3, 3], seed: 1), stride: 2),
        ["grouped convolution"] = x => x.Conv2d(Tensors.Normal([3, 1, 3, 3], seed: 1), groups: 3),
        ["same convolution"] = x => x.Conv2d(Tensors.Normal([4, 3, 3, 3], seed: 1), padding: Size2.Same),
        ["max pool"] = x => x.MaxPool2d(2),
        ["average pool"] = x => x.AvgPool2d(3, 2, 1),
        ["global pool"] = x => x.GlobalAvgPool().Flatten(),
        ["adaptive pool"] = x => x.AdaptiveAvgPool2d(3),
        ["batch norm by given moments"] = x => x.BatchNormInference(Tensors.Normal([3], 1), Tensors.Normal([3], 2), Tensors.Normal([3], 3), Tensors.Normal([3], 4).Square() + 0.1),
        ["response norm"] = x => x.LocalResponseNorm(3),
        ["pad"] = x => x.Pad([(1, 2), (0, 1)]),
        ["flatten into linear"] = x => x.Flatten().Linear(Tensors.Normal([5, 3 * 8 * 8], seed: 1)),
        ["crop"] = x => x[.., .., 1..7, 2..],
        ["mean of pixels"] = x => x.Mean([2, 3]),
        ["interpolate"] = x => x.Interpolate(size: (4, 4)),
    };

    public static TheoryData<string> Rows => [.. OnRows.Keys];

    public static TheoryData<string> Images => [.. OnImages.Keys];

    [Theory, MemberData(nameof(Rows))]
    public void Rows_of_any_number(string name) => Check(name, OnRows[name], [Shape.Unknown, 6]);

    [Theory, MemberData(nameof(Images))]
    public void Images_of_any_number(string name) => Check(name, OnImages[name], [Shape.Unknown, 3, 8, 8]);

    private static void Check(string name, Func<Tensor, Tensor> function, int[] extents)
    {
        Graph g = new();
        Tensor x = g.Placeholder(DType.Float32, Shape.Partial(extents), "x"), y = function(x);
        using Session session = new(g);
        foreach (int batch in (int[])[2, 5, 2])
        {
            Tensor value = Tensors.Normal([batch, .. extents[1..]], seed: batch), expected = function(value), found = session.Run(y, new() { [x] = value });
            Assert.Equal(expected.Spec, found.Spec);
            // A graph cannot look whether a label is to be ignored, so there the mean is a quotient of sums.
            Assert.True(name == "cross entropy loss" ? Math.Abs(expected.Item() - found.Item()) < 1e-6 : Tensors.SameBytes(expected, found), $"batch {batch}:\n{expected}\n{found}\n{g}");
            Assert.True(y.Shape.Allows(found.Shape), $"the graph says {y.Shape}, the run {found.Shape}");
        }
        Assert.Equal(2, session.Programs);
    }
}
