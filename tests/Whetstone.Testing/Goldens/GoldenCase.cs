using System.Text.Json;

namespace Whetstone.Testing;

/// <summary>One recorded computation: inputs, outputs, the gradient given to each output and the gradient found for each input.</summary>
public sealed class GoldenCase
{
    internal GoldenCase(JsonElement json, int index)
    {
        (Json, Index) = (json, index);
        Attributes = json.TryGetProperty("attributes", out JsonElement a) ? new(a) : new(default);
        Inputs = Present("inputs");
        Outputs = Present("outputs");
        Upstream = Tensors("upstream");
        Gradients = Tensors("gradients");
    }

    /// <summary>Place in the file.</summary>
    public int Index { get; }

    /// <summary>The whole record, for files with fields of their own.</summary>
    public JsonElement Json { get; }

    /// <summary>The operation's name.</summary>
    public string Op => Json.GetProperty("op").GetString()!;

    /// <summary>What is special about this case; mostly empty.</summary>
    public string Note => Json.TryGetProperty("note", out JsonElement note) ? note.GetString()! : "";

    /// <summary>The operation's attributes.</summary>
    public GoldenAttributes Attributes { get; }

    public IReadOnlyList<Tensor> Inputs { get; }

    public IReadOnlyList<Tensor> Outputs { get; }

    /// <summary>The gradient of each output; null where none flows, empty if none flows at all.</summary>
    public IReadOnlyList<Tensor?> Upstream { get; }

    /// <summary>The gradient of each input; null where there is none, empty if there is none at all.</summary>
    public IReadOnlyList<Tensor?> Gradients { get; }

    public override string ToString() => $"#{Index} {Op}({Attributes}) of {string.Join(", ", Inputs.Select(x => x.Spec))}{(Note.Length > 0 ? ": " + Note : "")}";

    private Tensor?[] Tensors(string name) =>
        Json.TryGetProperty(name, out JsonElement list) ? [.. list.EnumerateArray().Select(GoldenTensor.Read)] : [];

    private Tensor[] Present(string name) => [.. Tensors(name).Select(t => t!)];
}
