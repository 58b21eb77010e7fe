using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Whetstone.Cli.Tests;

/// <summary>The layers of the code, and rules that every file keeps.</summary>
public sealed class LayeringTests
{
    private const int LongestFile = 400;

    [Theory]
    [InlineData("Kernels")]
    [InlineData("Core", "Kernels")]
    [InlineData("Ops", "Core", "Kernels")]
    [InlineData("Compiler", "Ops", "Core", "Kernels")]
    [InlineData("Nn", "Compiler", "Ops", "Core", "Kernels")]
    [InlineData("Optim", "Compiler", "Nn", "Ops", "Core", "Kernels")]
    [InlineData("Weights", "Compiler", "Nn", "Ops", "Core", "Kernels")]
    [InlineData("Zoo", "Weights", "Data", "Compiler", "Nn", "Ops", "Core", "Kernels")]
    [InlineData("Graphs", "Compiler", "Optim", "Nn", "Ops", "Core", "Kernels")]
    [InlineData("Data", "Ops", "Core", "Kernels")]
    [InlineData("Vision", "Data", "Ops", "Core", "Kernels")]
    [InlineData("Learn", "Compiler", "Data", "Optim", "Nn", "Ops", "Core", "Kernels")]
    [InlineData("TensorBoard", "Graphs", "Learn", "Compiler", "Data", "Optim", "Nn", "Ops", "Core", "Kernels")]
    [InlineData("Reports", "Vision", "Learn", "Compiler", "Data", "Optim", "Nn", "Ops", "Core", "Kernels")]
    public void A_layer_refers_to_layers_below_it_only(string layer, params string[] below)
    {
        string[] found = [.. Assembly.Load($"Whetstone.{layer}").GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.StartsWith("Whetstone.", StringComparison.Ordinal)).Select(n => n["Whetstone.".Length..])];
        Assert.Empty(found.Except(below));
    }

    [Fact]
    public void Only_kernels_may_be_unsafe()
    {
        IEnumerable<string> projects = Directory.EnumerateFiles(Source(), "*.csproj", SearchOption.AllDirectories)
            .Where(p => XDocument.Load(p).Descendants("AllowUnsafeBlocks").Any(e => e.Value == "true")).Select(p => Path.GetFileName(p)!);
        Assert.Equal(["Whetstone.Kernels.csproj"], projects);
    }

    [Fact]
    public void No_file_is_too_long()
    {
        string apart = Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar;
        IEnumerable<string> files = Directory.EnumerateFiles(Source(), "*.cs", SearchOption.AllDirectories).Where(p => !p.Contains(apart, StringComparison.Ordinal));
        Assert.DoesNotContain(files, p => File.ReadLines(p).Count() > LongestFile);
    }

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../../src"));
}
