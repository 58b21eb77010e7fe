namespace Whetstone.Weights;

/// <summary>NumPy's archives.</summary>
internal sealed class NpzFormat : WeightFormat
{
    public override string Name => "NumPy";

    public override IReadOnlyList<string> Endings { get; } = [".npz"];

    // A zip archive, as PyTorch's files are too.
    public override bool Recognises(ReadOnlySpan<byte> first, string path) => first.StartsWith(PthFile.ZipMagic) && HasEnding(path);

    public override WeightFile Read(string path, string? key)
    {
        NoKey(path, key);
        return new(NpzFile.Read(path), new Dictionary<string, string>());
    }

    public override void Write(string path, IReadOnlyDictionary<string, Tensor> state) => NpzFile.Write(path, state);
}
