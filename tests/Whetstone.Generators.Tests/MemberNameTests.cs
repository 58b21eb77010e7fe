namespace Whetstone.Generators.Tests;

public class MemberNameTests
{
    [Theory]
    [InlineData("Weight", "weight")]
    [InlineData("Conv1", "conv1")]
    [InlineData("RunningMean", "running_mean")]
    [InlineData("BN1", "bn1")]
    [InlineData("Bn1", "bn1")]
    [InlineData("Fc", "fc")]
    [InlineData("downsample", "downsample")]
    [InlineData("layer1", "layer1")]
    [InlineData("DownSample", "down_sample")]
    [InlineData("_runningMean", "running_mean")]
    [InlineData("__conv", "conv")]
    [InlineData("_running_mean", "running_mean")]
    [InlineData("Running_Mean", "running_mean")]
    [InlineData("BNAfter", "bn_after")]
    [InlineData("Conv2D", "conv2d")]
    [InlineData("Conv2DBlock", "conv2d_block")]
    [InlineData("Conv1x1", "conv1x1")]
    [InlineData("Layer1Block", "layer1_block")]
    [InlineData("Conv1BN1", "conv1_bn1")]
    [InlineData("X", "x")]
    [InlineData("_", "_")]
    [InlineData("@class", "class")]
    [InlineData("visitor", "visitor")]
    [InlineData("entry", "entry")]
    public void Members_are_named_as_checkpoints_name_them(string member, string expected) =>
        Assert.Equal(
            [$"child {expected}"],
            Compiled.With($"public partial class Net : Module {{ public Conv {member} = new(); }}").Visit("Net"));

    [Fact]
    public void A_given_name_is_kept_as_it_is() =>
        Assert.Equal(
            ["child features.0", "parameter Weight_g", "child a\"b", "child behind"],
            Compiled.With("""
                public partial class Net : Module
                {
                    [Name("features.0")] private readonly Conv _stem = new();
                    [Name("Weight_g")] public Parameter Gain { get; } = new();
                    [Name("a\"b")] public Conv Quoted { get; } = new();
                    [field: Name("behind")] public Conv Property { get; } = new();
                }
                """).Visit("Net"));
}
