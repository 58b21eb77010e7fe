namespace Whetstone.Data;

/// <summary>A temporary folder that disappears with all it holds.</summary>
public sealed class WorkFolder : IDisposable
{
    /// <summary>The folder's path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("whetstone-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
