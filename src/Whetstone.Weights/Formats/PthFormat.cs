namespace Whetstone.Weights;

/// <summary>The files of PyTorch.</summary>
internal sealed class PthFormat : WeightFormat
{
    public override string Name => "PyTorch";

    public override IReadOnlyList<string> Endings { get; } = [".pth", ".pt", ".bin"];

    // Of zip archives, NumPy's are asked for first. The older form is a pickle.
    public override bool Recognises(ReadOnlySpan<byte> first, string path) => first.StartsWith(PthFile.ZipMagic) || first.StartsWith(LegacyContent.Signature);

    public override WeightFile Read(string path, string? key) => PthFile.Read(path, key);

    public override void Write(string path, IReadOnlyDictionary<string, Tensor> state) => PthFile.Write(path, state);
}
