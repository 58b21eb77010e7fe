using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Cli.Tests;

/// <summary>From a folder of images over a list and records to a trained network.</summary>
public sealed class PackTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("whet-").FullName;

    public PackTests()
    {
        // Three classes: red, green, blue, each image a little different.
        string[] names = ["red", "green", "blue"];
        for (int c = 0; c < 3; c++)
        {
            Directory.CreateDirectory(In($"images/{names[c]}"));
            for (int i = 0; i < 30; i++)
            {
                byte[] colour = [20, 20, 20];
                colour[c] = (byte)(150 + i);
                Image.Filled(28, 28, colour).Save(In($"images/{names[c]}/{i}.png"));
            }
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_becomes_lists_records_and_a_network_that_tells_the_classes_apart()
    {
        Whet list = Whet.Run("data", "pack", In("set"), In("images"), "--list", "--recursive", "--train-ratio", "0.8", "--test-ratio", "0.2");
        Assert.Equal(0, list.Code);
        Assert.Equal([$"{In("set_test.lst")}: 18 images", $"{In("set_train.lst")}: 72 images", $"{In("set_classes.txt")}: 3 classes: blue, green, red"], list.Lines);
        Whet pack = Whet.Run("data", "pack", In("set"), In("images"), "--encoding", ".png", "--color", "1", "--num-thread", "2");
        Assert.Equal((0, 2), (pack.Code, pack.Lines.Length));
        Assert.StartsWith($"{In("set_train.rec")}: 72 records", pack.Lines[1], StringComparison.Ordinal);
        Whet train = Whet.Run("train", "lenet", "--data", In("set_train.rec"), "--input", "3x28x28", "--epochs", "2", "--batch", "8", "--optimizer", "adam", "--lr", "0.005", "--out", In("run"));
        Assert.True(train.Code == 0, train.Error);
        Assert.Contains("Test acc 1.00", train.Out, StringComparison.Ordinal);
        Whet predict = Whet.Run("predict", In("run"), In("images/green/3.png"));
        Assert.Contains("green", predict.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_list_one_is_made_and_without_a_switch_folders_are_left_out()
    {
        Assert.EndsWith("has no images; --recursive goes into its folders", Whet.Fails("data", "pack", In("x"), In("images")), StringComparison.Ordinal);
        Assert.Equal(0, Whet.Run("data", "pack", In("x"), In("images/red"), "--pass-through", "--no-shuffle").Code);
        using RecordFile records = RecordFile.Open(In("x.rec"));
        Assert.Equal(File.ReadAllBytes(In("images/red/0.png")), LabelledRecord.Unpack(records.Read(0)).Content.ToArray());
        Assert.Contains("leave out --chunks, or make it anew with --list first", Whet.Fails("data", "pack", In("x"), In("images/red"), "--chunks", "2"), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_would_do_nothing_or_are_wrong_are_refused()
    {
        string Fails(params string[] more) => Whet.Fails(["data", "pack", In("y"), In("images"), "--recursive", .. more]);
        Assert.Contains("leave out --resize", Fails("--pass-through", "--resize", "5"), StringComparison.Ordinal);
        Assert.Contains("leave out --quality", Fails("--encoding", ".png", "--quality", "5"), StringComparison.Ordinal);
        Assert.Contains("leave out --skip-bad", Fails("--list", "--skip-bad"), StringComparison.Ordinal);
        Assert.Contains("must be .jpg or .png", Fails("--encoding", ".bmp"), StringComparison.Ordinal);
        Assert.Contains("together at most 1", Fails("--train-ratio", "0.8", "--test-ratio", "0.3"), StringComparison.Ordinal);
        Assert.Contains("from 1 to 100", Fails("--quality", "101"), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder), f => f.Contains('y') && f.EndsWith(".rec", StringComparison.Ordinal));
    }

    [Fact]
    public void Damaged_files_stop_or_are_listed()
    {
        File.WriteAllText(In("images/red/0.png"), "no image");
        string[] pack = ["data", "pack", In("z"), In("images/red"), "--encoding", ".png"];
        Assert.Contains("0.png", Whet.Fails(pack), StringComparison.Ordinal);
        Assert.False(File.Exists(In("z.rec")));
        Whet skipped = Whet.Run([.. pack, "--skip-bad"]);
        Assert.Contains("z.rec: 29 records", skipped.Lines[0], StringComparison.Ordinal);
        Assert.Equal("1 damaged files left out:", skipped.Lines[1]);
    }

    private string In(string name) => Path.Combine(folder, name);
}
