using System.Reflection;
using System.Text.RegularExpressions;

namespace Whetstone.Learn.Tests.Docs;

/// <summary>The documents name only what exists, and show only code that is compiled elsewhere.</summary>
public sealed partial class DocsTests
{
    private static readonly string Root = FindRoot();

    [Theory, MemberData(nameof(Documents))]
    public void Code_in_a_document_stands_in_samples_or_src(string document)
    {
        string[] compiled = [.. Sources().Select(file => Squeezed(File.ReadAllText(file)))];
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(Root, document))))
        {
            string code = Squeezed(block.Groups[1].Value);
            Assert.True(compiled.Any(text => text.Contains(code, StringComparison.Ordinal)), $"{document}: no file in samples or src holds\n{block.Groups[1].Value}");
        }
    }

    [Theory, MemberData(nameof(Documents))]
    public void A_link_leads_to_a_file(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, document))!;
        foreach (Match link in Link().Matches(File.ReadAllText(Path.Combine(Root, document))))
        {
            string target = link.Groups[1].Value.Split('#')[0];
            if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal)) continue;
            Assert.True(Path.Exists(Path.Combine(folder, target)), $"{document}: nothing is at {target}");
        }
    }

    [Theory, MemberData(nameof(Documents))]
    public void A_path_named_in_a_document_exists(string document)
    {
        foreach (Match path in Place().Matches(File.ReadAllText(Path.Combine(Root, document))))
            Assert.True(Path.Exists(Path.Combine(Root, path.Groups[1].Value)), $"{document}: nothing is at {path.Groups[1].Value}");
    }

    [Theory, InlineData("docs/from-pytorch.md"), InlineData("docs/from-gluon.md"), InlineData("docs/from-tensorflow.md")]
    public void Every_name_in_the_right_column_is_public(string document)
    {
        HashSet<string> names = PublicNames();
        string[] rows = [.. File.ReadAllLines(Path.Combine(Root, document)).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        Assert.NotEmpty(rows);
        foreach (string row in rows)
            foreach (Match code in Code().Matches(row.Split(" | ")[^1]))
                foreach (Match word in Word().Matches(code.Groups[1].Value))
                    Assert.True(names.Contains(word.Value), $"{document}: there is no public {word.Value}: {row}");
    }

    public static TheoryData<string> Documents()
    {
        TheoryData<string> all = ["README.md", "CHANGELOG.md"];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            all.Add(Path.GetRelativePath(Root, file).Replace('\\', '/'));
        return all;
    }

    // Types, members and parameters of graphs, of the training loop, and of all that they are built on.
    private static HashSet<string> PublicNames()
    {
        HashSet<string> names = [];
        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (Assembly assembly in Assemblies(typeof(TensorBoard.EventFile).Assembly, []))
            foreach (Type type in assembly.GetExportedTypes())
            {
                names.Add(type.Name.Split('`')[0]);
                foreach (MemberInfo member in type.GetMembers(any))
                {
                    if (member is MethodBase { IsPrivate: true } or MethodBase { IsAssembly: true } or FieldInfo { IsPublic: false }) continue;
                    names.Add(member.Name);
                    if (member is MethodBase method) names.UnionWith(method.GetParameters().Select(p => p.Name ?? ""));
                }
            }
        return names;
    }

    private static HashSet<Assembly> Assemblies(Assembly assembly, HashSet<Assembly> found)
    {
        if (found.Add(assembly))
            foreach (AssemblyName name in assembly.GetReferencedAssemblies().Where(n => n.Name!.StartsWith("Whetstone.", StringComparison.Ordinal)))
                Assemblies(Assembly.Load(name), found);
        return found;
    }

    private static IEnumerable<string> Sources()
    {
        string[] folders = ["samples", "src"];
        return folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    private static string Squeezed(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Whetstone.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("the tests do not lie in a checkout");
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|samples|tests|bench|docs)/[^`*]*)`")]
    private static partial Regex Place();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    // Words in upper case are our names; those in lower case are C#'s, variables, or parameters before a colon.
    [GeneratedRegex(@"\b[A-Z]\w*|\b\w+(?=:)")]
    private static partial Regex Word();
}
