using Whetstone.Nn;
using Whetstone.Zoo.Tests.Figures;

namespace Whetstone.Zoo.Tests.Goldens;

public sealed class StateTests
{
    public static TheoryData<string> Names => [.. RecordedNetwork.All.Select(n => n.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Parameters_are_as_many_as_in_PyTorch(string name)
    {
        RecordedNetwork recorded = RecordedNetwork.Named(name);
        Assert.Equal(recorded.Parameters, recorded.Build(recorded.Classes).ParameterCount());
    }

    [Theory, MemberData(nameof(Names))]
    public void Names_and_shapes_are_those_of_PyTorch(string name)
    {
        RecordedNetwork recorded = RecordedNetwork.Named(name);
        Module network = recorded.Build(recorded.Classes);
        IEnumerable<string> parameters = network.NamedParameters().Select(p => RecordedNetwork.Line(p.Path, p.Parameter.Shape));
        IEnumerable<string> buffers = network.NamedBuffers().Select(b => RecordedNetwork.Line(b.Path, b.Buffer.Data.Shape));
        Assert.Equal(recorded.State.Order(StringComparer.Ordinal), parameters.Concat(buffers).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_network_of_the_list_is_recorded_or_has_a_published_size() =>
        Assert.Empty(Models.All.Select(m => m.Name).Except(RecordedNetwork.All.Select(n => n.Name)).Except(Published.All.Select(p => p.Name)));

    [Fact]
    public void A_network_is_published_for_the_classes_it_was_recorded_with() =>
        Assert.All(RecordedNetwork.All.Where(n => !n.Name.Contains('+', StringComparison.Ordinal)), n => Assert.Equal(n.Classes, Models.Find(n.Name)!.Classes));
}
