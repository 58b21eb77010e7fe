using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary>Networks made ready for data.</summary>
internal static class Network
{
    /// <summary>The network with its starting values.</summary>
    /// <param name="model">Which.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="inputShape">[C, H, W] of what it will see.</param>
    /// <param name="seed">Determines the values.</param>
    /// <param name="auxiliary">Whether it has classifiers halfway.</param>
    internal static Module Create(ModelInfo model, int classes, IReadOnlyList<int> inputShape, ulong seed, bool auxiliary = false)
    {
        Module network = (auxiliary ? WithAuxiliary(model) : model.Build)(classes);
        network.Initialize(new Rng(seed).Split("init"), model.Recipe.Initializer);
        // One pass tells every layer its input size, so that a checkpoint can be written before the first step, and shows
        // right now if the data do not fit.
        using (Autograd.Pause())
        {
            Tensor x = Tensor.Zeros([1, .. inputShape]);
            if (network is IAuxiliaryNetwork halfway) halfway.CallAll(x);
            else network.Call(x);
        }
        return network;
    }

    /// <summary>How a network is built with classifiers halfway.</summary>
    /// <exception cref="CommandException">It has none.</exception>
    internal static Func<int, Module> WithAuxiliary(ModelInfo model) => model.BuildAuxiliary
        ?? throw new CommandException($"--auxiliary: {model.Name} has no classifiers halfway; these have: {string.Join(", ", Models.All.Where(m => m.BuildAuxiliary is not null).Select(m => m.Name))}");

    /// <summary>Batches as networks take them.</summary>
    internal static DataLoader Batches(Dataset images, int batch, IReadOnlyList<int>? input, Normalize? normalize, ulong? shuffleSeed = null, IReadOnlyList<BatchTransform>? augment = null) =>
        new(images, batch, shuffle: shuffleSeed is not null, seed: shuffleSeed ?? 0, transforms: [.. augment ?? [], .. Transforms(input, normalize)]);

    /// <summary>What is done to images before a network sees them: floats from 0 to 1, of the shape it wants, if it wants one, normalised as it was trained, if it was.</summary>
    internal static IReadOnlyList<BatchTransform> Transforms(IReadOnlyList<int>? input, Normalize? normalize) =>
        [new ToFloat(), .. input is null ? (BatchTransform[])[] : [new FitImages([.. input])], .. normalize is null ? (BatchTransform[])[] : [normalize]];
}
