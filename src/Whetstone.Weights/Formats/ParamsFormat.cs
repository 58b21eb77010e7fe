namespace Whetstone.Weights;

/// <summary>MXNet's files, between Gluon's structural names (<c>1.gamma</c>) and a network's (<c>1.weight</c>).</summary>
internal sealed class ParamsFormat : WeightFormat
{
    public override string Name => "MXNet";

    public override IReadOnlyList<string> Endings { get; } = [".params"];

    public override bool Recognises(ReadOnlySpan<byte> first, string path) => first.Length >= 8 && BitConverter.ToUInt64(first) == ParamsFile.Magic;

    public override WeightFile Read(string path, string? key)
    {
        NoKey(path, key);
        OrderedDictionary<string, Tensor> named = [];
        foreach ((string name, Tensor tensor) in ParamsFile.Read(path))
            if (!named.TryAdd(ParamsNames.ToOwn(name), tensor)) throw new WeightFileException(path, 0, $"{name} and another array both mean {ParamsNames.ToOwn(name)}");
        return new(named, new Dictionary<string, string>());
    }

    public override void Write(string path, IReadOnlyDictionary<string, Tensor> state) => ParamsFile.Write(path, ParamsNames.ToGluon(state));
}
