namespace Whetstone.Data.Tests;

/// <summary>List files, as im2rec writes and reads them.</summary>
public sealed class ListFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.File("a.lst");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lines_are_index_labels_and_path_between_tabs()
    {
        ListFile.Write(Path, [new(3, [1], "cat/1.jpg"), new(0, [2, 5, 0.25f], "b c.png")]);
        Assert.Equal("3\t1.000000\tcat/1.jpg\n0\t2.000000\t5.000000\t0.250000\tb c.png\n", File.ReadAllText(Path));
        ListEntry[] back = [.. ListFile.Read(Path)];
        Assert.Equal((3, "cat/1.jpg"), (back[0].Index, back[0].Path));
        Assert.Equal([2f, 5, 0.25f], back[1].Labels);
    }

    [Theory]
    [InlineData("1\tx.jpg", "line 1 has 2 parts between tabs; at least 3 are needed")]
    [InlineData("0\t1\ta\n-1\t0\tx.jpg", "line 2 begins with '-1'")]
    [InlineData("1\tcat\tx.jpg", "line 1 has the label 'cat', which is no number")]
    [InlineData("1\tNaN\tx.jpg", "line 1 has the label 'NaN'")]
    [InlineData("1\t0\t ", "line 1 names no file")]
    public void A_wrong_line_is_named(string text, string wanted)
    {
        File.WriteAllText(Path, text);
        Assert.Contains(wanted, Assert.Throws<DataFormatException>(() => ListFile.Read(Path).ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_lines_and_carriage_returns_do_no_harm()
    {
        File.WriteAllText(Path, "\r\n0\t1\ta.png\r\n\n");
        Assert.Equal("a.png", Assert.Single(ListFile.Read(Path)).Path);
    }

    [Fact]
    public void A_path_that_would_break_the_list_is_refused_and_leaves_no_file()
    {
        Assert.Throws<ArgumentException>(() => ListFile.Write(Path, [new(0, [0], "a\tb.png")]));
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }
}
