namespace Whetstone.Weights;

/// <summary>A kind of file that weights are kept in.</summary>
public abstract class WeightFormat
{
    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>The endings of its files, with the dot; the first is the usual one.</summary>
    public abstract IReadOnlyList<string> Endings { get; }

    /// <summary>Whether a file is of this kind, by its first bytes.</summary>
    /// <param name="first">Up to <see cref="WeightFormats.SignatureBytes"/> bytes.</param>
    /// <param name="path">The file, for kinds that share their first bytes with another.</param>
    public abstract bool Recognises(ReadOnlySpan<byte> first, string path);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">Where in a file with several things the weights are; null for the usual place.</param>
    /// <exception cref="WeightFileException">It is damaged.</exception>
    public abstract WeightFile Read(string path, string? key);

    /// <summary>Writes a network's state, the file whole or not at all.</summary>
    public abstract void Write(string path, IReadOnlyDictionary<string, Tensor> state);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Whether a path has one of the endings.</summary>
    internal bool HasEnding(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses a key where a file holds one set of weights only.</summary>
    private protected void NoKey(string path, string? key)
    {
        if (key is { Length: > 0 }) throw new WeightFileException(path, 0, $"a file of {Name} holds one set of tensors; there is nothing under '{key}'");
    }
}
