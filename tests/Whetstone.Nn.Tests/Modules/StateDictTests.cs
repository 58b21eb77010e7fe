using Whetstone.Nn.Tests.Networks;
using Whetstone.Testing;

namespace Whetstone.Nn.Tests.Modules;

public sealed class StateDictTests
{
    private static readonly Tensor Image = Tensors.Normal([2, 1, 4, 4], seed: 1);

    [Fact]
    public void Values_and_running_statistics_survive_a_round_trip()
    {
        SmallVgg a = SmallVgg.Ready(1), b = SmallVgg.Ready(2);
        a.Call(Image);
        b.LoadStateDict(a.StateDict());
        Assert.Equal(a.Eval().Call(Image).ToArray(), b.Eval().Call(Image).ToArray());
        Assert.Equal(a.StateDict().Keys, b.StateDict().Keys);
    }

    [Fact]
    public void Loaded_values_are_copies()
    {
        SmallVgg a = SmallVgg.Ready(1), b = SmallVgg.Ready(2);
        b.LoadStateDict(a.StateDict());
        float before = b.Features[0].StateDict()["bias"].ToArray()[0];
        a.Features[0].StateDict()["bias"].Assign(Tensor.Full([2], 99));
        a.Features[1].StateDict()["running_mean"].Assign(Tensor.Full([2], 99));
        Assert.Equal(before, b.StateDict()["features.0.bias"].ToArray()[0]);
        Assert.Equal([0f, 0], b.StateDict()["features.1.running_mean"].ToArray());
    }

    [Fact]
    public void Missing_unexpected_and_different_names_are_all_reported_and_nothing_is_changed()
    {
        SmallVgg net = SmallVgg.Ready();
        Dictionary<string, Tensor> state = Copy(net);
        Dictionary<string, Tensor> other = state.ToDictionary(p => p.Key, p => p.Value + 1);
        other.Remove("classifier.1.bias");
        other["head.bias"] = Tensor.Zeros([1]);
        other["features.0.bias"] = Tensor.Zeros([7]);
        StateDictException error = Assert.Throws<StateDictException>(() => net.LoadStateDict(other));
        Assert.Equal(["classifier.1.bias"], error.Missing);
        Assert.Equal(["head.bias"], error.Unexpected);
        Assert.Equal(["features.0.bias is [2] here but [7] there"], error.Different);
        Assert.Contains("classifier.1.bias", error.Message, StringComparison.Ordinal);
        Assert.All(net.StateDict(), p => Assert.Equal(state[p.Key].ToArray<double>(), p.Value.ToArray<double>()));
    }

    [Fact]
    public void A_buffer_of_another_shape_is_refused()
    {
        SmallVgg net = SmallVgg.Ready();
        net.Call(Image);
        Dictionary<string, Tensor> state = Copy(net);
        state["features.1.running_var"] = Tensor.Ones([5]);
        Assert.Single(Assert.Throws<StateDictException>(() => net.LoadStateDict(state)).Different);
    }

    [Fact]
    public void Without_strictness_names_may_be_missing_or_left_over_but_shapes_must_fit()
    {
        SmallVgg net = SmallVgg.Ready();
        net.LoadStateDict(new Dictionary<string, Tensor> { ["features.0.bias"] = Tensor.Of(3f, 4), ["head"] = Tensor.Of(1f) }, strict: false);
        Assert.Equal([3f, 4], net.StateDict()["features.0.bias"].ToArray());
        Assert.Throws<StateDictException>(() => net.LoadStateDict(new Dictionary<string, Tensor> { ["features.0.bias"] = Tensor.Of(3f) }, strict: false));
    }

    [Fact]
    public void A_shared_parameter_is_saved_once_and_loads_again()
    {
        Tied a = new(), b = new();
        a.Initialize(new(1));
        b.Initialize(new(2));
        b.LoadStateDict(a.StateDict());
        Assert.Equal(2, a.StateDict().Count);
        Assert.Equal(a.Parameters()[0].Data.ToArray(), b.Parameters()[0].Data.ToArray());
    }

    [Fact]
    public void Values_of_another_type_become_float32()
    {
        Linear net = new(1, 1, bias: false);
        net.LoadStateDict(new Dictionary<string, Tensor> { ["weight"] = Tensor.Of([2.5], [1, 1]) });
        Assert.Equal(DType.Float32, net.Weight.Data.DType);
        Assert.Equal(2.5f, net.Weight.Data.Item());
    }

    [Fact]
    public void A_network_that_has_not_seen_an_input_takes_shapes_from_the_values()
    {
        Linear told = new(5, 4), learns = new(4);
        told.Initialize(new(1));
        learns.LoadStateDict(told.StateDict());
        Assert.Equal("[4, 5]", learns.Weight.Shape.ToString());
    }

    private static Dictionary<string, Tensor> Copy(Module net) => net.StateDict().ToDictionary(p => p.Key, p => p.Value.Copy());
}
