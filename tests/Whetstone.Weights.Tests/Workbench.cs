namespace Whetstone.Weights.Tests;

/// <summary>A folder of its own for a test, and the files that PyTorch, NumPy and a model of MXNet wrote.</summary>
public abstract class Workbench : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("whetstone-tests-");

    protected string Folder => folder.FullName;

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "goldens", "weights", name);

    protected string At(string name) => Path.Combine(folder.FullName, name);

    protected string Written(string name, byte[] content)
    {
        File.WriteAllBytes(At(name), content);
        return At(name);
    }
}
