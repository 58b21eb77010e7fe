namespace Whetstone.Data.Tests;

/// <summary>Tables in text files.</summary>
public sealed class CsvTableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cells_in_quotes_hold_separators_quotes_and_line_ends()
    {
        CsvTable table = Read("Name,label\r\n\"a,b\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",\r\n\nc,d");
        Assert.Equal(["Name", "label"], table.Columns);
        Assert.Equal([["a,b", "say \"hi\""], ["two\nlines", ""], ["c", "d"]], table.Rows);
        Assert.Equal((0, 1, null), (table.Column("name"), table.Column("class", "LABEL"), table.TryColumn("is_valid")));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a,b\n1\n", "line 2 has 1 cells where the table has 2 columns")]
    [InlineData("a,b\n\"1,2\n", "line 2 begins a quote that does not end")]
    public void Damage_is_said_with_its_line(string text, string wanted) =>
        Assert.Contains(wanted, Assert.Throws<DataFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_column_that_is_not_there_is_named_with_those_that_are() =>
        Assert.Contains("has no column x or y; it has a, b", Assert.Throws<DataFormatException>(() => Read("a,b\n").Column("x", "y")).Message, StringComparison.Ordinal);

    private CsvTable Read(string text)
    {
        File.WriteAllText(folder.File("t.csv"), text);
        return CsvTable.Read(folder.File("t.csv"));
    }
}
