using Whetstone.Nn.Tests.Networks;

namespace Whetstone.Nn.Tests.Modules;

public sealed class BehaviourTests
{
    private static readonly Tensor Image = Tensor.Ones([2, 1, 4, 4]);

    [Fact]
    public void Train_and_eval_reach_every_module_within()
    {
        Module net = new SmallVgg().Eval();
        Assert.All(net.NamedModules(), m => Assert.False(m.Module.Training));
        net.Train();
        Assert.All(net.NamedModules(), m => Assert.True(m.Module.Training));
    }

    [Fact]
    public void A_scope_has_the_last_word_on_training()
    {
        Dropout layer = new(0.5);
        layer.Initialize(new(1));
        using (Autograd.PredictMode()) Assert.DoesNotContain(0f, layer.Call(Tensor.Ones([100])).ToArray());
        layer.Eval();
        using (Autograd.TrainMode()) Assert.Contains(0f, layer.Call(Tensor.Ones([100])).ToArray());
    }

    [Fact]
    public void Apply_visits_children_before_their_parent()
    {
        List<string> seen = [];
        new Sequential(new Sequential(new Relu()), new Flatten()).Apply(m => seen.Add(m.GetType().Name));
        Assert.Equal(["Relu", "Sequential", "Flatten", "Sequential"], seen);
    }

    [Fact]
    public void Frozen_parameters_get_no_gradient_until_they_are_freed()
    {
        SmallVgg net = SmallVgg.Ready();
        net.Features.Freeze();
        net.Call(Image).Sum().Backward();
        Assert.All(net.Features.Parameters(), p => Assert.Null(p.Grad));
        Assert.All(net.Classifier.Parameters(), p => Assert.NotNull(p.Grad));
        net.Features.Freeze(false);
        net.Call(Image).Sum().Backward();
        Assert.All(net.Features.Parameters(), p => Assert.NotNull(p.Grad));
    }

    [Fact]
    public void A_layer_frozen_before_its_shape_is_known_stays_frozen()
    {
        Dense layer = new(2);
        layer.Initialize(new(1));
        layer.Freeze();
        layer.Call(Tensor.Ones([1, 3]));
        Assert.False(layer.Weight.Data.RequiresGrad);
    }

    [Fact]
    public void Hooks_see_and_replace_inputs_and_outputs_until_they_are_removed()
    {
        Lambda layer = new(t => t * 10);
        List<float> seen = [];
        IDisposable before = layer.OnInput((_, x) => x + 1), after = layer.OnOutput((_, x, y) =>
        {
            seen.AddRange([x.Item(), y.Item()]);
            return y + 5;
        });
        Assert.Equal(25, layer.Call(Tensor.Of(1f)).Item());
        Assert.Equal([2f, 20], seen);
        before.Dispose();
        Assert.Equal(15, layer.Call(Tensor.Of(1f)).Item());
        after.Dispose();
        Assert.Equal(10, layer.Call(Tensor.Of(1f)).Item());
    }

    [Fact]
    public void An_error_ends_with_the_path_of_the_layer_it_arose_in()
    {
        SmallVgg net = SmallVgg.Ready();
        ShapeException error = Assert.Throws<ShapeException>(() => net.Call(Tensor.Zeros([1, 3, 4, 4])));
        Assert.Equal("features.0", error.Path);
        Assert.EndsWith("(at features.0)", error.Message, StringComparison.Ordinal);
    }
}
