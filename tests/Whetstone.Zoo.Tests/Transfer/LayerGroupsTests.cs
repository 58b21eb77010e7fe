using Whetstone.Nn;

namespace Whetstone.Zoo.Tests.Transfer;

public sealed class LayerGroupsTests
{
    [Theory]
    [InlineData("resnet18", "layer3.0.conv1.weight")]
    [InlineData("resnet34", "layer3.0.conv1.weight")]
    [InlineData("resnet50", "layer3.0.conv1.weight")]
    [InlineData("vgg16", "features.14.weight")]
    public void A_body_is_split_where_half_of_its_convolutions_are(string name, string first)
    {
        Module network = Models.Find(name)!.Build(7);
        LayerGroups groups = LayerGroups.Split(Body.Of(network), Head.Simple(512, 7));
        network.Parameters();   // gives names
        Assert.Equal(3, groups.Count);
        Assert.Equal(first, groups[1].Parameters[0].Name);
    }

    [Fact]
    public void Groups_hold_each_parameter_once_and_what_two_name_belongs_to_the_later()
    {
        Sequential body = Body.Of(new ResNet(18)), head = Head.Simple(512, 7);
        LayerGroups groups = LayerGroups.ByNorm(body, head);
        Assert.Equal(body.Parameters().Count + 2, groups.Sum(g => g.Parameters.Count));
        Assert.All(groups[0].Parameters, p => Assert.Equal(4, p.Shape.Rank));
        Assert.Equal(2 * 20 + 2, groups[^1].Parameters.Count);
        Assert.DoesNotContain(groups[0].Modules, m => m is BatchNorm);
    }

    [Fact]
    public void FreezeTo_counts_from_both_ends_and_refuses_what_is_not_there()
    {
        LayerGroups groups = new([[new Linear(2, 2)], [new Linear(3, 3)], [new Linear(4, 4)]]);
        groups.FreezeTo(^1);
        Assert.Equal([true, true, false], groups.Select(g => g.Parameters[0].IsFrozen));
        groups.FreezeTo(1);
        Assert.Equal([true, false, false], groups.Select(g => g.Parameters[0].IsFrozen));
        groups.Unfreeze();
        Assert.All(groups, g => Assert.False(g.Parameters[0].IsFrozen));
        Assert.Throws<ArgumentOutOfRangeException>(() => groups.FreezeTo(4));
    }

    [Theory]
    [InlineData(FrozenNorm.Learn, 16, false)]
    [InlineData(FrozenNorm.Track, 0, false)]
    [InlineData(FrozenNorm.Fix, 0, true)]
    public void Batch_normalisation_in_a_frozen_group_does_what_is_asked(FrozenNorm norm, int trainable, bool keeps)
    {
        BatchNorm2d layer = new(8);
        Sequential body = new(new Conv2d(3, 8, 3), layer);
        body.Initialize(new Rng(0));
        LayerGroups groups = new([[body], [new Linear(8, 2)]]);
        groups.Freeze(norm);
        Assert.Equal(trainable, body.TrainableCount());

        Tensor x = Tensor.Normal([4, 3, 8, 8], new Rng(1));
        float[] trained = body.Train().Call(x).ToArray();
        Assert.Equal(keeps, layer.RunningMean.Data.ToArray().All(v => v == 0));
        using (Autograd.Record()) body.Call(x);
        Assert.Equal(keeps ? 0 : 2, layer.NumBatchesTracked.Data.Item<long>());
        if (keeps) Assert.Equal(body.Eval().Call(x).ToArray(), trained);

        groups.Unfreeze();
        Assert.Equal(3 * 8 * 9 + 8 + 16, body.TrainableCount());
        body.Train().Call(x);
        Assert.Equal(keeps ? 1 : 3, layer.NumBatchesTracked.Data.Item<long>());
    }

    [Fact]
    public void Nothing_of_a_frozen_body_is_kept_for_gradients()
    {
        Sequential network = new(new Conv2d(3, 8, 3), new BatchNorm2d(8), new Relu(), new Flatten(), new Linear(8 * 36, 2));
        network.Initialize(new Rng(0));
        LayerGroups.ByClassifier(network).Freeze(FrozenNorm.Fix);
        Tensor features = Body.Of(network).Call(Tensor.Normal([4, 3, 8, 8], new Rng(1)));
        Assert.False(features.RequiresGrad);
        network[^1].Call(features.Flatten(1)).Sum().Backward();
        Assert.Equal([null, null, null, null], network.Parameters().Take(4).Select(p => p.Grad));
        Assert.NotNull(network.Parameters()[4].Grad);
    }
}
