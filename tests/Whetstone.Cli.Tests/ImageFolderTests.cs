using Whetstone.Vision;

namespace Whetstone.Cli.Tests;

/// <summary>A folder of images by class, from training to prediction.</summary>
public sealed class ImageFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("whet-").FullName;

    public ImageFolderTests()
    {
        for (int i = 0; i < 40; i++) Picture("blue", i, 0, 0, (byte)(120 + 3 * i));
        for (int i = 0; i < 40; i++) Picture("red", i, (byte)(120 + 3 * i), 0, 0);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void It_is_split_trained_evaluated_and_files_are_predicted()
    {
        Whet train = Train("run");
        Assert.True(train.Code == 0, train.Error);
        Assert.Matches(@"Loss: \d+\.\d{3}, Test acc \d\.\d{2} \(\d+ of 16\)", Whet.Run("evaluate", In("run")).Out);
        foreach (string saved in new[] { In("run"), Path.Combine(In("run"), "model.safetensors") })
        {
            Whet predict = Whet.Run("predict", saved, Path.Combine(Data, "red", "3.png"), Path.Combine(Data, "blue", "5.png"));
            Assert.True(predict.Code == 0, predict.Error);
            Assert.Matches(@"red/3\.png: red \d+\.\d %, blue", predict.Lines[0]);
            Assert.Matches(@"blue/5\.png: blue \d+\.\d %, red", predict.Lines[1]);
        }
    }

    [Fact]
    public void Images_are_predicted_in_the_size_of_the_first_where_none_was_asked_for()
    {
        Assert.Equal(0, Whet.Run("train", "lenet", "--data", Data, "--epochs", "1", "--batch", "16", "--lr", "0.05", "--out", In("run")).Code);
        Whet predict = Whet.Run("predict", In("run"), Path.Combine(Data, "red", "3.png"));
        Assert.True(predict.Code == 0, predict.Error);
    }

    [Fact]
    public void A_folder_with_parts_is_split_as_it_is()
    {
        foreach (string kind in new[] { "red", "blue" })
        {
            Directory.CreateDirectory(Path.Combine(Data, "train"));
            Directory.Move(Path.Combine(Data, kind), Path.Combine(Data, "train", kind));
            string held = Path.Combine(Data, "val", kind);
            Directory.CreateDirectory(held);
            for (int i = 0; i < 5; i++) File.Move(Path.Combine(Data, "train", kind, $"{i}.png"), Path.Combine(held, $"{i}.png"));
        }
        Train("run");
        Assert.Contains("of 10)", Whet.Run("evaluate", In("run")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_stop_the_training_or_are_left_out_and_listed()
    {
        string broken = Path.Combine(Data, "red", "7.png");
        byte[] bytes = File.ReadAllBytes(broken);
        File.WriteAllBytes(broken, bytes[..(bytes.Length / 2)]);
        Whet stopped = Train("a");
        Assert.Equal(1, stopped.Code);
        Assert.Matches(@"^whet: 7\.png: byte \d+: .*; --skip-bad leaves such files out\n$", stopped.Error);
        Whet skipped = Train("b", "--skip-bad");
        Assert.Equal(0, skipped.Code);
        Assert.Contains("1 damaged files left out:", skipped.Out, StringComparison.Ordinal);
        Assert.Contains(broken, skipped.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_do_not_depend_on_threads()
    {
        Train("one", "--threads", "1");
        Train("two", "--threads", "2");
        Assert.Equal(Weights("one"), Weights("two"));
    }

    [Fact]
    public void Augmentation_changes_what_is_learnt_and_is_the_same_for_any_threads_and_after_a_stop()
    {
        Train("plain");
        foreach (string name in Augmentation.Names.Where(n => n != Augmentation.None))
        {
            Assert.True(Train(name, "--augment", name, "--threads", "1").Code == 0, name);
            // Pictures of one colour look the same when flipped or cut.
            if (name is not ("flip" or "zoom" or "crop")) Assert.NotEqual(Weights("plain"), Weights(name));
        }
        Train("two", "--augment", "trivial", "--threads", "2");
        Assert.Equal(Weights("trivial"), Weights("two"));
        Assert.Contains("\"augment\": \"trivial\"", File.ReadAllText(Path.Combine(In("two"), "config.json")), StringComparison.Ordinal);
        Assert.Contains("did you mean 'trivial'?", Whet.Fails("train", "lenet", "--data", Data, "--augment", "trivail"), StringComparison.Ordinal);
    }

    [Theory, InlineData("zoom"), InlineData("crop")]
    public void Crops_show_what_is_beside_the_middle_of_a_file(string name)
    {
        // Of a wide picture the network sees the middle half, all of one colour; whoever cuts after that sees nothing else.
        for (int i = 0; i < 40; i++)
        {
            byte[] pixels = [.. Enumerable.Range(0, 28 * 84).SelectMany(p => (byte[])(p % 84 is >= 28 and < 56 ? [(byte)(i % 2 * 200), 0, 90] : [0, 250, (byte)(i % 2 * 99)]))];
            string path = Path.Combine(In("wide"), i % 2 == 0 ? "a" : "b", $"{i}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            new Image(28, 84, 3, pixels).Save(path);
        }
        foreach (string augment in new[] { "none", name, "flip" })
            Assert.Equal(0, Whet.Run("train", "lenet", "--data", In("wide"), "--input", "3x28x28", "--epochs", "1", "--batch", "16", "--augment", augment, "--out", In(augment)).Code);
        Assert.Equal(Weights("none"), Weights("flip"));
        Assert.NotEqual(Weights("none"), Weights(name));
    }

    [Fact]
    public void Grey_pictures_are_augmented_too()
    {
        foreach (string name in Augmentation.Names)
        {
            Whet run = Train(name, "--input", "1x28x28", "--augment", name);
            Assert.True(run.Code == 0, run.Error);
        }
    }

    [Fact]
    public void The_best_epoch_is_kept_if_asked_for()
    {
        // So large a rate that accuracies go up and down.
        Whet run = Whet.Run("train", "lenet", "--data", Data, "--input", "3x28x28", "--epochs", "5", "--batch", "16", "--lr", "0.8", "--keep-best", "--out", In("best"));
        Assert.True(run.Code == 0, run.Error);
        double[] accuracies = [.. File.ReadLines(Path.Combine(In("best"), "log.jsonl")).Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("test_accuracy").GetDouble())];
        Assert.Contains(FormattableString.Invariant($"({Math.Round(accuracies.Max() * 16)} of 16)"), Whet.Run("evaluate", In("best")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_names_the_command_with_all_that_decides_the_result()
    {
        Train("first");
        Assert.True(Train("run", "--augment", "crop", "--clip-norm", "2", "--keep-best", "--pretrained", In("first"), "--freeze").Code == 0);
        string report = File.ReadAllText(Path.Combine(In("run"), "report.html"));
        foreach (string part in (string[])["--augment crop", "--clip-norm 2", "--keep-best", $"--pretrained {In("first")}", "--freeze"]) Assert.Contains(part, report, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_of_gradients_are_kept_with_the_run()
    {
        Train("free");
        Train("bound", "--clip-norm", "0.01");
        Assert.NotEqual(Weights("free"), Weights("bound"));
        Assert.Contains("\"clip_norm\": 0.01", File.ReadAllText(Path.Combine(In("bound"), "config.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_no_data_says_what_would_be()
    {
        Assert.Contains($"there is no file or folder {In("nowhere")}", Whet.Fails("train", "lenet", "--data", In("nowhere")), StringComparison.Ordinal);
        Assert.Contains("put those of each class into a folder of its own", Whet.Fails("train", "lenet", "--data", Path.Combine(Data, "red")), StringComparison.Ordinal);
        Directory.CreateDirectory(In("empty"));
        Assert.Contains("or with a folder of images for each class", Whet.Fails("train", "lenet", "--data", In("empty")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_no_image_has_and_a_part_without_images_are_told_in_a_line()
    {
        Assert.Contains("--input 2x28x28: images have 1 channel (grey) or 3", Whet.Fails("train", "lenet", "--data", Data, "--input", "2x28x28"), StringComparison.Ordinal);
        Assert.Contains("of 80 images none is left for testing; --valid (0.001 now)", Whet.Fails("train", "lenet", "--data", Data, "--valid", "0.001"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "--valid 1: must be below 1")]
    [InlineData("0", "must be a number above 0")]
    public void A_part_is_between_nothing_and_all(string part, string message) =>
        Assert.Contains(message, Whet.Fails("train", "lenet", "--data", Data, "--valid", part), StringComparison.Ordinal);

    [Fact]
    public void Which_images_is_asked_for_once()
    {
        Train("run");
        Assert.Contains("which images?", Whet.Fails("predict", In("run")), StringComparison.Ordinal);
        Assert.Contains("exclude each other", Whet.Fails("predict", In("run"), "x.png", "--index", "1"), StringComparison.Ordinal);
        Assert.Contains("nowhere.png", Whet.Fails("predict", In("run"), "nowhere.png"), StringComparison.Ordinal);
    }

    private string Data => In("data");

    private string In(string name) => Path.Combine(root, name);

    private byte[] Weights(string run) => File.ReadAllBytes(Path.Combine(In(run), "model.safetensors"));

    private Whet Train(string name, params string[] more) =>
        Whet.Run(["train", "lenet", "--data", Data, .. more.Contains("--input") ? (string[])[] : ["--input", "3x28x28"], "--epochs", "2", "--batch", "16", "--lr", "0.05", "--out", In(name), .. more]);

    private void Picture(string kind, int i, byte red, byte green, byte blue)
    {
        Directory.CreateDirectory(Path.Combine(Data, kind));
        Image.Filled(20 + i % 3, 30, red, green, blue).Save(Path.Combine(Data, kind, $"{i}.png"));
    }
}
