using Whetstone.Data;

namespace Whetstone.Reports.Tests.Runs;

public sealed class RunLogFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Figures_are_sorted_by_what_they_measure()
    {
        History history = Read("""{"epoch":0,"loss":1.5,"train_accuracy":0.4,"test_loss":1.25,"test_accuracy":0.5,"learning_rate":0.1,"seconds":2}""",
            """{"epoch":1,"loss":"NaN","train_accuracy":0.4,"test_loss":"Infinity","test_accuracy":0.5,"learning_rate":0.1,"seconds":2,"new_figure":7}""");
        Assert.Equal([0, 1], history.Epochs);
        Assert.Equal(["train loss", "train accuracy", "test loss", "test accuracy", "learning rate", "seconds", "new figure"], history.Columns.Select(c => c.Name));
        Assert.Equal([1.5, double.NaN], history.Find("loss", "train")!.Values);
        Assert.Equal([double.NaN, 7], history.Find("new figure", "")!.Values);
        Assert.Equal(["Loss by epoch", "Accuracy by epoch", "Learning rate by epoch", "New figure by epoch"], history.Charts().Select(c => c.Title));
        foreach (LineChart chart in history.Charts()) Svg.Parse(chart.Draw());
    }

    [Fact]
    public void No_file_and_an_empty_one_have_no_epochs()
    {
        Assert.Empty(RunLogFile.Read(path + ".not-there").Epochs);
        Assert.Empty(Read().Epochs);
    }

    [Fact]
    public void A_last_line_that_was_cut_off_does_not_count() => Assert.Equal([0], Read("""{"epoch":0,"loss":1}""", """{"epoch":1,"lo""").Epochs);

    [Theory, InlineData("nonsense"), InlineData("[1,2]"), InlineData("""{"loss":1}"""), InlineData("""{"epoch":0,"lo""")]
    public void A_damaged_line_is_told_by_its_number(string line)
    {
        DataFormatException error = Assert.Throws<DataFormatException>(() => Read("""{"epoch":0,"loss":1}""", line, """{"epoch":2,"loss":1}"""));
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    private History Read(params string[] lines)
    {
        File.WriteAllText(path, string.Join('\n', lines));
        return RunLogFile.Read(path);
    }
}
