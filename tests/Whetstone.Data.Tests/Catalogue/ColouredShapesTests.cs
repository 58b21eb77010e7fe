namespace Whetstone.Data.Tests;

/// <summary>The data set that a formula makes.</summary>
public sealed class ColouredShapesTests
{
    [Fact]
    public void It_is_there_without_a_network_and_the_same_each_time()
    {
        using TemporaryFolder home = new();
        FetchOptions options = new() { Home = home.Path, Offline = true };
        LoadedDataSet first = DataSets.Load("shapes", options), second = DataSets.Load("Coloured-Shapes", options);
        Assert.Equal((6_000, 1_000, 6), (first.Train.Count, first.Test.Count, first.Info.Classes.Count));
        Assert.Equal(first.Test[7].Data.ToArray<byte>(), second.Test[7].Data.ToArray<byte>());
        Assert.NotEqual(first.Train[7].Data.ToArray<byte>(), first.Test[7].Data.ToArray<byte>());
        Assert.Equal(Enumerable.Range(0, 6).Select(c => 1000L), Enumerable.Range(0, 6).Select(c => Enumerable.Range(0, 6_000).LongCount(i => first.Train[i].Label.Item<long>() == c)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(home.Path));
    }

    // Ink and ground differ by at least 160 in all, noise by at most 20 a channel: the shape is what is far from the corner's colour.
    [Fact]
    public void A_box_holds_its_shape_and_nothing_less()
    {
        for (int i = 0; i < 60; i++)
        {
            Sample sample = ColouredShapes.Boxed(i);
            byte[] p = sample.Data.ToArray<byte>();
            (int X, int Y)[] shape = [.. from y in Enumerable.Range(0, 32) from x in Enumerable.Range(0, 32) where Far(p, x, y) select (x, y)];
            float[] box = sample.Label.ToArray();
            Assert.Equal(i % 6, box[0]);
            Assert.Equal([shape.Min(s => s.X), shape.Min(s => s.Y), shape.Max(s => s.X) + 1, shape.Max(s => s.Y) + 1], box[1..].Select(v => (int)MathF.Round(v * 32)));
        }

        static bool Far(byte[] p, int x, int y) => Enumerable.Range(0, 3).Sum(c => Math.Abs(p[c * 1024 + y * 32 + x] - p[c * 1024])) > 140 - 1;
    }
}
