using Whetstone.Nn.Tests.Networks;

namespace Whetstone.Nn.Tests.Modules;

public sealed class NameScopeTests
{
    [Fact]
    public void Names_are_those_of_Gluon() =>
        Assert.Equal(["sequential0_dense0_weight", "sequential0_dense0_bias", "sequential0_dense1_weight", "sequential0_dense1_bias"],
            new NameScope().CollectParameters(new Sequential(new Dense(4), new Relu(), new Dense(2))).Keys);

    [Fact]
    public void Two_networks_in_one_scope_do_not_clash_and_two_scopes_begin_anew()
    {
        NameScope scope = new();
        Assert.Equal("sequential0_dense0_weight", scope.CollectParameters(new Sequential(new Dense(4))).First().Key);
        Assert.Equal("sequential1_dense0_weight", scope.CollectParameters(new Sequential(new Dense(4))).First().Key);
        Assert.Equal("sequential0_dense0_weight", new NameScope().CollectParameters(new Sequential(new Dense(4))).First().Key);
    }

    [Fact]
    public void Every_class_counts_for_itself_within_its_parent() =>
        Assert.Contains("sequential0_recmlp0_sequential0_dense1_bias", new NameScope().CollectParameters(RecMLP.WithHead()).Keys);

    [Fact]
    public void A_shared_parameter_has_one_name() => Assert.Equal(2, new NameScope().CollectParameters(new Tied()).Count);
}
