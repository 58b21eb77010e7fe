namespace Whetstone.Weights;

/// <summary>The safetensors format of Hugging Face; the native one here.</summary>
internal sealed class SafetensorsFormat : WeightFormat
{
    public override string Name => "safetensors";

    public override IReadOnlyList<string> Endings { get; } = [".safetensors"];

    // A length, whose upper half is 0 in any file that can be, then a JSON object.
    public override bool Recognises(ReadOnlySpan<byte> first, string path) => first.Length > 8 && first[8] == '{' && first[4..8].IndexOfAnyExcept((byte)0) < 0;

    public override WeightFile Read(string path, string? key)
    {
        NoKey(path, key);
        (IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata) = Safetensors.Read(path);
        return new(tensors, metadata);
    }

    // The mark by which Hugging Face's libraries know where names come from.
    public override void Write(string path, IReadOnlyDictionary<string, Tensor> state) => Safetensors.Write(path, state, new Dictionary<string, string> { ["format"] = "pt" });
}
