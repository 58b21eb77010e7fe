using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Weights;

namespace Whetstone.Zoo;

/// <summary>Trained weights of a network of the zoo, published as a file.</summary>
public sealed record PretrainedWeights
{
    // The largest file, of VGG-19, has 575 MB.
    private const long MaxBytes = 1_000_000_000;

    /// <summary>The network's name in <see cref="Models"/>.</summary>
    public required string Network { get; init; }

    /// <summary>Where the file is. Its name ends in the first digits of its SHA-256 hash, as in <c>resnet18-f37072fd.pth</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>Share of images for which the network is right, by its publisher's measurement: one crop of each image of ImageNet's validation set, in percent.</summary>
    public required (double Top1, double Top5) Accuracy { get; init; }

    /// <summary>How many classes it tells apart.</summary>
    public int Classes { get; init; } = 1000;

    /// <summary>What the classes are called, in the order of the network's outputs.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = ImageNetClasses.Names;

    /// <summary>Rows and columns of the middle of an image that the network sees, once <see cref="Resize"/> is done.</summary>
    public int Crop { get; init; } = 224;

    /// <summary>Pixels of an image's shorter side before the crop.</summary>
    public int Resize { get; init; } = 256;

    /// <summary>Whether images are resized bicubically; bilinearly if not.</summary>
    public bool Bicubic { get; init; }

    /// <summary>The terms under which it is published.</summary>
    public string Licence { get; init; } = "BSD-3-Clause (torchvision); trained on ImageNet (ILSVRC 2012), whose images are for non-commercial research";

    /// <summary>What is subtracted from each channel (red, green, blue) of an image with values in [0, 1].</summary>
    public IReadOnlyList<float> Mean { get; init; } = [0.485f, 0.456f, 0.406f];

    /// <summary>What each channel is divided by then.</summary>
    public IReadOnlyList<float> Std { get; init; } = [0.229f, 0.224f, 0.225f];

    /// <summary>Turns a name in the file into one of the network; null leaves the tensor out.</summary>
    public Func<string, string?>? Rename { get; init; }

    /// <summary>The file, with its hash.</summary>
    public WebFile File => new(Address, Path.GetFileNameWithoutExtension(Address.AbsolutePath).Split('-')[^1], MaxBytes);

    /// <summary>The folder in which the file is kept: <c>weights</c> in the home folder.</summary>
    public static string FolderIn(string home) => Path.Combine(home, "weights");

    /// <summary>The file on this machine; downloaded if it is not there.</summary>
    /// <exception cref="WebFileUnavailableException">It cannot be had; the message says where to get it, and where to put it.</exception>
    public Task<string> FetchAsync(FetchOptions? options = null, CancellationToken cancellation = default) =>
        File.FetchAsync(FolderIn((options ?? new()).Home), options, cancellation);

    /// <summary>As <see cref="FetchAsync"/>, for callers that are not asynchronous; blocks the calling thread.</summary>
    public string Fetch(FetchOptions? options = null, CancellationToken cancellation = default) =>
        // On the pool, so that a caller's synchronization context cannot wait for itself.
        Task.Run(() => FetchAsync(options, cancellation), cancellation).GetAwaiter().GetResult();

    /// <summary>The network with these weights, ready to predict.</summary>
    /// <exception cref="WebFileUnavailableException">The file cannot be had; the message says where to get it, and where to put it.</exception>
    /// <exception cref="WeightFileException">The file is damaged.</exception>
    public async Task<Module> LoadAsync(FetchOptions? options = null, CancellationToken cancellation = default)
    {
        string path = await FetchAsync(options, cancellation).ConfigureAwait(false);
        ModelInfo info = Models.Find(Network) ?? throw new InvalidOperationException($"the zoo has no network {Network}");
        Module network = info.Build(Classes);
        await Task.Run(() => network.LoadWeights(path, new() { Rename = Rename }), cancellation).ConfigureAwait(false);
        return network.Eval();
    }

    /// <summary>As <see cref="LoadAsync"/>, for callers that are not asynchronous; blocks the calling thread.</summary>
    public Module Load(FetchOptions? options = null, CancellationToken cancellation = default) =>
        // On the pool, so that a caller's synchronization context cannot wait for itself.
        Task.Run(() => LoadAsync(options, cancellation), cancellation).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override string ToString() => $"{Network}: {File.Name}, top-1 {Accuracy.Top1:0.0} %";
}
