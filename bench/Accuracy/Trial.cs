using System.Diagnostics;
using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Vision;

namespace Whetstone.Bench.Accuracy;

/// <summary>What came of one run.</summary>
/// <param name="Accuracy">On the test images, at the end.</param>
/// <param name="Seconds">From bytes in memory to that figure.</param>
/// <param name="Parameters">Numbers that the network learnt.</param>
internal sealed record Trial(double Accuracy, double Seconds, long Parameters)
{
    private const int TestBatch = 1000;

    /// <summary>Trains a network by a recipe, and tests it once.</summary>
    internal static Trial Run(Recipe recipe, LoadedDataSet data, ulong seed)
    {
        long start = Stopwatch.GetTimestamp();
        Rng rng = new(seed);
        Sequential net = Networks.Build(recipe.Network, rng.Split("network"));
        BatchTransform[] floats = [new ToFloat(), Normalization(recipe.Data)];
        DataLoader train = new(data.Train, recipe.Batch, shuffle: true, lastBatch: LastBatch.Discard, seed: rng.Split("data").Key, transforms: [.. Augmentation(recipe), .. floats]);
        DataLoader test = new(data.Test, TestBatch, transforms: floats);
        Sgd optimizer = new(net.Parameters(), recipe.Rate, recipe.Momentum, recipe.Decay, nesterov: true);
        SoftmaxCrossEntropyLoss loss = new(smoothing: recipe.Smoothing);
        Learner learner = new Learner(net, train, loss, optimizer).Compile(new() { Log = Console.Error.WriteLine });
        learner.Fit(recipe.Epochs, [new Scheduled(Cosines.OneCycle(recipe.Epochs, recipe.Rise, end: 0), recipe.Rate)]);
        double accuracy = Evaluation.Of(net.Compile(), test, loss)[1].Value;
        return new(accuracy, Stopwatch.GetElapsedTime(start).TotalSeconds, net.ParameterCount());
    }

    // Mean and deviation of the pixels for training, a published constant of each set.
    private static Normalize Normalization(string data) => data == "mnist" ? new(0.1307, 0.3081) : new(0.2860, 0.3530);

    private static IEnumerable<BatchTransform> Augmentation(Recipe recipe)
    {
        List<ImageTransform> chain = [];
        if (recipe.Shift > 0) chain.Add(new RandomCrop(28, 28, recipe.Shift));
        if (recipe.Flip) chain.Add(new RandomFlipLeftRight());
        return chain.Count > 0 ? [new Compose([.. chain]).ToBatchTransform()] : [];
    }
}
