using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>LeNet in three variants: two convolutions with pooling, then fully connected layers.</summary>
/// <remarks>After LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998.</remarks>
public static class LeNet
{
    /// <summary>Names and recipes. The first recipe is Gluon's, but that the rate rises and falls: a constant 0.5 ends some runs in a dip; see docs/decisions/lenet-recipe.md.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } =
    [
        new("lenet", "LeNet, a small convolutional network", [1, 28, 28], Build,
            new("fashion-mnist", Epochs: 5, Batch: 256, Optimizer: "sgd", LearningRate: 0.5f, Initializer: Initial.Uniform(0.07f), Schedule: "warm-cosine")),
        new("lenet-caffe", "LeNet as in Caffe's MNIST example", [1, 28, 28], BuildCaffe,
            new("mnist", Epochs: 10, Batch: 64, Optimizer: "sgd", LearningRate: 0.01f, Momentum: 0.9f, WeightDecay: 5e-4f, Initializer: Initial.XavierUniform())),
        new("lenet-cifar", "LeNet for colour images, as in PyTorch's tutorial", [3, 32, 32], BuildCifar,
            new("fashion-mnist", Epochs: 10, Batch: 128, Optimizer: "adam", LearningRate: 0.001f, Input: new Shape(3, 32, 32))),
    ];

    /// <summary>As Gluon's tutorials have it, with rectifiers: 170,988 parameters for ten classes. Not initialised. Shape: [N, C, 28, 28] → [N, classes].</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    public static Sequential Build(int classes = 10) => new(
        new Conv2d(20, 5, Activation.Relu),
        new MaxPool2d(2),
        new Conv2d(50, 3, Activation.Relu),
        new MaxPool2d(2),
        new Flatten(),
        new Dense(128, Activation.Relu),
        new Dense(classes));

    /// <summary>As Caffe's example has it, with one rectifier and Caffe's names: 431,080 parameters for ten classes. Not initialised. Shape: [N, 1, 28, 28] → [N, classes].</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    public static Sequential BuildCaffe(int classes = 10) => new(
        ("conv1", new Conv2d(1, 20, 5)),
        ("pool1", new MaxPool2d(2)),
        ("conv2", new Conv2d(20, 50, 5)),
        ("pool2", new MaxPool2d(2)),
        ("flatten", new Flatten()),
        ("ip1", new Linear(800, 500)),
        ("relu1", new Relu()),
        ("ip2", new Linear(500, classes)));

    /// <summary>As PyTorch's tutorial has it: 62,006 parameters for ten classes. Not initialised. Shape: [N, 3, 32, 32] → [N, classes].</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    public static Sequential BuildCifar(int classes = 10) => new(
        ("conv1", new Conv2d(3, 6, 5)),
        ("relu1", new Relu()),
        ("pool1", new MaxPool2d(2)),
        ("conv2", new Conv2d(6, 16, 5)),
        ("relu2", new Relu()),
        ("pool2", new MaxPool2d(2)),
        ("flatten", new Flatten()),
        ("fc1", new Linear(400, 120)),
        ("relu3", new Relu()),
        ("fc2", new Linear(120, 84)),
        ("relu4", new Relu()),
        ("fc3", new Linear(84, classes)));
}
