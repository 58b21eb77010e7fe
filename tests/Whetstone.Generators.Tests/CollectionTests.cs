namespace Whetstone.Generators.Tests;

public class CollectionTests
{
    [Theory]
    [InlineData("Conv[]", "[new(), new()]")]
    [InlineData("Module?[]", "[new Conv(), new Conv()]")]
    [InlineData("List<Conv>", "[new(), new()]")]
    [InlineData("List<Conv>?", "[new(), new()]")]
    [InlineData("IReadOnlyList<Module>", "[new Conv(), new Conv()]")]
    [InlineData("IEnumerable<Conv>", "[new(), new()]")]
    [InlineData("ImmutableArray<Conv>", "[new(), new()]")]
    [InlineData("ImmutableArray<Conv>?", "ImmutableArray.Create(new Conv(), new Conv())")]
    [InlineData("ArraySegment<Conv>", "new([new(), new()])")]
    [InlineData("HashSet<Conv>", "[new(), new()]")]
    public void Sequences_of_modules_are_visited(string type, string value) =>
        Assert.Equal(
            ["child layers.0", "child layers.1"],
            Compiled.With($"public partial class Net : Module {{ {type} _layers = {value}; }}").Visit("Net"));

    [Theory]
    [InlineData("ImmutableArray<Conv>")]
    [InlineData("ImmutableArray<Conv>?")]
    [InlineData("Conv[]?")]
    [InlineData("List<Module?>?")]
    public void A_sequence_not_assigned_is_null(string type) =>
        Assert.Equal(
            ["children layers null"],
            Compiled.With($"public partial class Net : Module {{ public {type} Layers; }}").Visit("Net"));

    [Theory]
    [InlineData("Dictionary<string, Conv>", "new() { [\"a\"] = new(), [\"b\"] = new() }")]
    [InlineData("SortedDictionary<string, Conv?>?", "new() { [\"a\"] = new(), [\"b\"] = new() }")]
    [InlineData("IReadOnlyDictionary<string, Module>", "new Dictionary<string, Module> { [\"a\"] = new Conv(), [\"b\"] = new Conv() }")]
    [InlineData("ArraySegment<KeyValuePair<string, Conv>>", "new([new(\"a\", new()), new(\"b\", new())])")]
    public void Modules_by_name_are_visited(string type, string value) =>
        Assert.Equal(
            ["child heads.a", "child heads.b"],
            Compiled.With($"public partial class Net : Module {{ public {type} Heads {{ get; }} = {value}; }}").Visit("Net"));

    [Fact]
    public void A_dictionary_not_assigned_is_passed_over() =>
        Assert.Empty(Compiled.With("public partial class Net : Module { Dictionary<string, Conv>? _heads; }").Visit("Net"));

    [Fact]
    public void A_module_that_is_a_sequence_is_one_child() =>
        Assert.Equal(
            ["child body"],
            Compiled.With("""
                public partial class Chain : Module, IEnumerable<Module>
                {
                    private readonly List<Module> _items = [new Conv()];
                    public IEnumerator<Module> GetEnumerator() => _items.GetEnumerator();
                    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
                }
                public partial class Net : Module { Chain _body = new(); }
                """).Visit("Net"));
}
