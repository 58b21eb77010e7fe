namespace Whetstone.Ops.Tests.Docs;

/// <summary>The list of ops in the documents is that of the code.</summary>
public sealed class OpPageTests : OpTheory
{
    private static readonly string Page = Path.Combine(Root(), "docs", "ops.md");

    [Fact]
    public void The_page_of_ops_is_current()
    {
        string text = new OpPage(Trials.Values).Text();
        if (Environment.GetEnvironmentVariable("WHETSTONE_WRITE_DOCS") == "1") File.WriteAllText(Page, text);
        Assert.True(text == File.ReadAllText(Page), "docs/ops.md is not what the code says; its first lines tell how to write it anew");
    }

    [Fact]
    public void Every_op_has_a_row_with_a_summary_and_an_example()
    {
        string[] rows = [.. File.ReadAllText(Page).Split("## Ops that the framework uses itself")[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        IEnumerable<Type> named = OpPage.Types().Where(t => t.IsDefined(typeof(OpAttribute), inherit: false)).Concat(Testing.PointwiseCases.Types);
        Assert.All(named, t => Assert.Contains(rows, r => r.StartsWith($"| `{t.Name}` |", StringComparison.Ordinal)));
        Assert.All(rows, row => Assert.DoesNotContain("|  |", row.Split(" | ", 4)[3], StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Contains("= NaN`", StringComparison.Ordinal));
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Whetstone.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("the tests do not lie in a checkout");
    }
}
