using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>A multilayer perceptron: dense layers of 256, 128 and as many units as there are classes, with rectifiers.</summary>
public static class Mlp
{
    /// <summary>Its name and a recipe that reaches an accuracy of 0.97 on MNIST.</summary>
    public static ModelInfo Info { get; } = new("mlp", "A multilayer perceptron", [1, 28, 28], Build,
        new("mnist", Epochs: 5, Batch: 128, Optimizer: "sgd", LearningRate: 0.1f, Momentum: 0.9f));

    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    public static Sequential Build(int classes = 10) => new(
        new Flatten(),
        new Dense(256, Activation.Relu),
        new Dense(128, Activation.Relu),
        new Dense(classes));
}
