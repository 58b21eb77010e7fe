using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>What the catalogue says of sets of image files agrees with what reads them.</summary>
public sealed class CatalogueTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, "n01440764", "n02102040", "n02979186", "n03000684", "n03028079", "n03394916", "n03417042", "n03425413", "n03445777", "n03888257")]
    [InlineData(true, "n02086240", "n02087394", "n02088364", "n02089973", "n02093754", "n02096294", "n02099601", "n02105641", "n02111889", "n02115641")]
    public void Classes_of_Imagenette_and_Imagewoof_are_in_the_order_of_their_folders(bool woof, params string[] ids)
    {
        foreach (string id in ids)
            foreach (string part in new[] { "train", "val" }) Put($"{part}/{id}/{id}_1.png");
        Assert.True(KnownLayouts.IsImagenette(folder.Path));
        Assert.Equal((woof ? Imagewoof.Full : Imagenette.Full).Classes, KnownLayouts.Imagenette(folder.Path).Classes);
    }

    [Fact]
    public void Classes_of_the_pets_are_in_the_order_of_their_names()
    {
        foreach (string name in OxfordPets.Info.Classes.Reverse()) Put($"images/{name}_1.png");
        Assert.True(KnownLayouts.IsPets(folder.Path));
        Assert.Equal(OxfordPets.Info.Classes, KnownLayouts.Pets(folder.Path, 0).Classes);
    }

    [Fact]
    public void Classes_of_dogs_vs_cats_are_its_folders()
    {
        foreach (string name in new[] { "Dog", "Cat" }) Put($"{name}/0.png");
        Assert.Equal(DogsVsCats.Info.Classes, ImageFolder.Files(folder.Path, 0).Classes);
    }

    [Fact]
    public void Classes_of_hotdog_are_its_folders_and_its_test_set_is_held_back()
    {
        foreach (string name in new[] { "train/not-hotdog", "train/hotdog", "test/not-hotdog", "test/hotdog" }) Put($"{name}/0.png");
        LabelledItems<string> files = ImageFolder.Files(folder.Path);
        Assert.Equal(HotDog.Info.Classes, files.Classes);
        Assert.All(files.Items.Train, f => Assert.Contains("train", f, StringComparison.Ordinal));
        Assert.Equal(2, files.Items.Validation.Count);
    }

    [Fact]
    public void A_year_of_Voc_is_told_by_its_folders()
    {
        Put("JPEGImages/1.png");
        Assert.False(VocFolder.Matches(folder.Path));
        Directory.CreateDirectory(Path.Combine(folder.Path, "Annotations"));
        Assert.True(VocFolder.Matches(folder.Path));
    }

    private void Put(string name)
    {
        string path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Image.Filled(2, 2, 1, 2, 3).Save(path);
    }
}
