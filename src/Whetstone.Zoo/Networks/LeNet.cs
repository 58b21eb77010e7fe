using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>LeNet as Gluon's tutorials have it: two convolutions, two dense layers, rectifiers; 170,988 parameters for ten classes.</summary>
/// <remarks>After LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998.</remarks>
public static class LeNet
{
    /// <summary>Its name and its recipe: Gluon's, but that the rate rises and falls. A constant 0.5 ends some runs in a dip; see docs/decisions/lenet-recipe.md.</summary>
    public static ModelInfo Info { get; } = new("lenet", "LeNet, a small convolutional network", [1, 28, 28], Build,
        new("fashion-mnist", Epochs: 5, Batch: 256, Optimizer: "sgd", LearningRate: 0.5f, Initializer: Initial.Uniform(0.07f), Schedule: "warm-cosine"));

    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    public static Sequential Build(int classes = 10) => new(
        new Conv2d(20, 5, Activation.Relu),
        new MaxPool2d(2),
        new Conv2d(50, 3, Activation.Relu),
        new MaxPool2d(2),
        new Flatten(),
        new Dense(128, Activation.Relu),
        new Dense(classes));
}
