using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary>Networks made ready for data.</summary>
internal static class Network
{
    /// <summary>The network with its starting values.</summary>
    internal static Module Create(ModelInfo model, int classes, IReadOnlyList<int> inputShape, ulong seed)
    {
        Module network = model.Build(classes);
        network.Initialize(new Rng(seed).Split("init"), model.Recipe.Initializer);
        // One pass tells every layer its input size, so that a checkpoint can be written before the first step, and shows
        // right now if the data do not fit.
        using (Autograd.Pause()) network.Call(Tensor.Zeros([1, .. inputShape]));
        return network;
    }

    /// <summary>Batches as networks take them.</summary>
    internal static DataLoader Batches(Dataset images, int batch, IReadOnlyList<int>? input, Normalize? normalize, ulong? shuffleSeed = null, IReadOnlyList<BatchTransform>? augment = null) =>
        new(images, batch, shuffle: shuffleSeed is not null, seed: shuffleSeed ?? 0, transforms: [.. augment ?? [], .. Transforms(input, normalize)]);

    /// <summary>What is done to images before a network sees them: floats from 0 to 1, of the shape it wants, if it wants one, normalised as it was trained, if it was.</summary>
    internal static IReadOnlyList<BatchTransform> Transforms(IReadOnlyList<int>? input, Normalize? normalize) =>
        [new ToFloat(), .. input is null ? (BatchTransform[])[] : [new FitImages([.. input])], .. normalize is null ? (BatchTransform[])[] : [normalize]];
}
