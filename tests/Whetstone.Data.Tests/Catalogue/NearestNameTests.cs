namespace Whetstone.Data.Tests;

public class NearestNameTests
{
    private static readonly string[] Known = ["fashion-mnist", "mnist", "resnet18", "resnet34"];

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abcd", "acbd", 1)]
    [InlineData("MNIST", "mnist", 0)]
    [InlineData("abc", "", 3)]
    public void Edits_are_counted_with_exchanges_and_without_case(string a, string b, int edits) =>
        Assert.Equal(edits, NearestName.Edits(a, b));

    [Theory]
    [InlineData("fashon-mnist", "fashion-mnist")]
    [InlineData("minst", "mnist")]
    [InlineData("Fashion", "fashion-mnist")]
    public void The_nearest_name_comes_first(string name, string expected) => Assert.Equal(expected, NearestName.Of(name, Known)[0]);

    [Fact]
    public void Equally_near_names_come_in_alphabetical_order() =>
        Assert.Equal(["resnet18", "resnet34"], NearestName.Of("resnet", Known));

    [Theory]
    [InlineData("imagenet")]
    [InlineData("x")]
    [InlineData("")]
    public void Nothing_is_offered_for_a_name_near_none(string name) => Assert.Empty(NearestName.Of(name, Known));

    [Fact]
    public void A_near_name_is_not_buried_in_a_long_list()
    {
        string[] many = [.. Enumerable.Range(10, 60).Select(i => $"net{i}")];
        Assert.Equal("unknown model 'net1'; did you mean 'net10' or 'net11' or 'net12'? 60 names are known.", NearestName.Message("model", "net1", many));
        Assert.Contains("Known: net10, net11", NearestName.Message("model", "qqq", many), StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_without_a_near_name_lists_the_known_ones() =>
        Assert.Equal("unknown model 'qqq'. Known: a1, b2", NearestName.Message("model", "qqq", ["a1", "b2"]));
}
