using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>Published data sets by how their archives unpack; small stand-ins.</summary>
public sealed class LayoutTests : IDisposable
{
    [Fact]
    public void Several_classes_in_a_cell_are_taken_apart()
    {
        File.WriteAllText(folder.File("planet.csv"), "image_name,tags,is_valid\na.jpg,clear water,0\nb.jpg,haze;clear,0\nc.jpg,water,1\n");
        LabelledItems<string> items = ImageTable.ManyFromCsv(folder.File("planet.csv"), imageColumn: "image_name");
        Assert.Equal(["clear", "haze", "water"], items.Classes);
        Assert.Equal([1f, 0, 1], items.Labels.Of(items.Items.Train[0]).ToArray());
        Assert.Equal([1f, 1, 0], items.Labels.Of(items.Items.Train[1]).ToArray());
        Assert.Equal([0f, 0, 1], items.Labels.Of(Assert.Single(items.Items.Validation)).ToArray());
    }

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Imagenette_has_names_for_its_numbers()
    {
        Touch("train/n02102040/a.JPEG", "train/n01440764/b.JPEG", "val/n01440764/c.JPEG");
        Assert.True(KnownLayouts.IsImagenette(folder.Path));
        LabelledItems<string> files = KnownLayouts.Imagenette(folder.Path);
        Assert.Equal(["tench", "English springer"], files.Classes);
        Assert.Equal((2, 1), (files.Items.Train.Count, files.Items.Validation.Count));
        Assert.Equal(1L, files.Labels.Of(files.Items.Train.Single(f => f.EndsWith("a.JPEG", StringComparison.Ordinal))).Item<long>());
        Touch("train/cat/x.JPEG");
        Assert.False(KnownLayouts.IsImagenette(folder.Path));
    }

    [Fact]
    public void Pets_are_named_by_their_files_and_split_by_lists_if_there_are()
    {
        Touch("images/great_pyrenees_1.jpg", "images/great_pyrenees_12.jpg", "images/Abyssinian_3.jpg", "images/Abyssinian_3.mat", "images/Abyssinian_4.jpg");
        Assert.True(KnownLayouts.IsPets(folder.Path));
        Assert.Equal(["Abyssinian", "great_pyrenees"], KnownLayouts.Pets(folder.Path, 0).Classes);
        Touch("annotations/x");
        File.WriteAllText(folder.File("annotations/trainval.txt"), "#comment\ngreat_pyrenees_1 2 2 1\nAbyssinian_3 1 1 1\n");
        File.WriteAllText(folder.File("annotations/test.txt"), "great_pyrenees_12 2 2 1\n");
        LabelledItems<string> files = KnownLayouts.Pets(folder.Path);
        Assert.Equal((2, 1), (files.Items.Train.Count, files.Items.Validation.Count));
    }

    [Fact]
    public void Dogs_and_cats_are_named_by_their_files_and_those_without_names_left_out()
    {
        Touch("train/cat.0.jpg", "train/dog.0.jpg", "train/dog.1.jpg", "test1/7.jpg");
        Assert.True(KnownLayouts.IsDogsVsCats(folder.Path));
        Assert.False(KnownLayouts.IsPets(folder.Path));
        LabelledItems<string> files = KnownLayouts.DogsVsCats(folder.Path, 0);
        Assert.Equal((3, "cat dog"), (files.Items.Train.Count, string.Join(' ', files.Classes)));
    }

    [Fact]
    public void A_table_names_images_classes_and_perhaps_the_part()
    {
        Touch("img/1.png", "img/2.png", "img/3.png");
        File.WriteAllText(folder.File("t.csv"), "id,breed,is_valid\nimg/1,pug,False\nimg/2.png,dane,True\nimg/3,dane,False\n");
        LabelledItems<string> files = ImageTable.FromCsv(folder.File("t.csv"));
        Assert.Equal(["1.png", "3.png"], files.Items.Train.Select(Path.GetFileName));
        Assert.Equal(["2.png"], files.Items.Validation.Select(Path.GetFileName));
        Assert.Equal("dane", files.Labels.TextOf(files.Items.Validation[0]));
        Assert.Throws<DataFormatException>(() => ImageTable.FromCsv(folder.File("t.csv"), imageColumn: "picture"));
        File.WriteAllText(folder.File("t.csv"), "id,breed\nimg/1,pug\nimg/1,pug\n");
        Assert.Contains("listed twice", Assert.Throws<LabelException>(() => ImageTable.FromCsv(folder.File("t.csv"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_numbers_classes_by_value_not_by_digits()
    {
        ListFile.Write(folder.File("a.lst"), Enumerable.Range(0, 12).Select(i => new ListEntry(i, [11 - i], $"{i}.png")));
        LabelledItems<string> files = ImageTable.FromList(folder.File("a.lst"), validation: 0);
        Assert.Equal(12, files.Classes.Count);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => 11L - i), files.Items.Train.Select(f => files.Labels.Of(f).Item<long>()));
        ListFile.Write(folder.File("a.lst"), [new(0, [0.5f], "x.png")]);
        Assert.Contains("which is no class", Assert.Throws<DataFormatException>(() => ImageTable.FromList(folder.File("a.lst"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_with_labels_of_any_origin_become_a_data_set()
    {
        for (int i = 0; i < 6; i++) folder.Save($"{i}.png", Pictures.Noise(i));
        ListFile.Write(folder.File("a.lst"), Enumerable.Range(0, 6).Select(i => new ListEntry(i, [i % 2], $"{i}.png")));
        LoadedDataSet data = ImageFolder.Load(ImageTable.FromList(folder.File("a.lst"), validation: 0), folder.File("a.lst")).Data;
        Assert.Equal([0L, 1, 0, 1, 0, 1], data.Train.Gather([0, 1, 2, 3, 4, 5]).Label.ToArray<long>());
        Assert.Equal(Pictures.Noise(4).ToByteTensor().ToArray<byte>(), data.Train[4].Data.ToArray<byte>());
    }

    private void Touch(params string[] names)
    {
        foreach (string name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
            folder.Write(name, []);
        }
    }
}
