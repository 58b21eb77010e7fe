namespace Whetstone.Nn.Tests.Calculators;

public sealed class CalculatorTests
{
    [Fact]
    public void Two_kernels_of_3_see_as_much_as_one_of_5_with_fewer_parameters()
    {
        Assert.Equal(5, ReceptiveField.Of(3, 3).Size);
        Assert.Equal(5, ReceptiveField.Of(5).Size);
        Assert.Equal("3·3·1·1 + 3·3·1·1 + 1 = 19", (ParameterFormulas.Convolution(1, 1, 3, bias: false) + ParameterFormulas.Convolution(1, 1, 3)).ToString());
        Assert.Equal("5·5·1·1 + 1 = 26", ParameterFormulas.Convolution(1, 1, 5).ToString());
    }

    [Fact]
    public void The_receptive_field_grows_by_strides_and_holes()
    {
        // AlexNet's first three layers: 11 with stride 4, pooling of 3 with stride 2, 5.
        Assert.Equal(new ReceptiveField(51, 8), ReceptiveField.Input.After(11, 4).After(3, 2).After(5));
        Assert.Equal(9, ReceptiveField.Input.After(3).After(3, dilation: 3).Size);
    }

    [Fact]
    public void Formulas_are_those_of_the_built_layers()
    {
        Same(ParameterFormulas.Convolution(64, 128, (3, 5), groups: 4), new Conv2d(64, 128, (3, 5), groups: 4));
        Same(ParameterFormulas.Convolution(64, 128, 3, bias: false), new Conv2d(64, 128, 3, bias: false));
        Same(ParameterFormulas.Depthwise(32, 3), new Conv2d(32, 32, 3, groups: 32));
        Same(ParameterFormulas.Dense(400, 120), new Linear(400, 120));
        Same(ParameterFormulas.Norm(64), new BatchNorm2d(64));
        Same(new("0", 0), new Relu());

        static void Same(Calculation calculation, Module layer)
        {
            Assert.Equal(layer.ParameterCount(), calculation.Value);
            Assert.Equal(layer.ParameterCount(), ParameterFormulas.Of(layer).Value);
        }
    }

    [Fact]
    public void Work_is_what_a_summary_counts()
    {
        Sequential network = new(new Conv2d(8, 12, 3, padding: 1, groups: 4), new Conv2d(12, 12, 5, stride: 2, groups: 12), new Flatten(), new Linear(12 * 36, 7));
        ModelSummary summary = ModelSummary.Of(network, [8, 16, 16]);
        Assert.Equal(
            [WorkFormulas.Convolution(8, 12, 3, 16, groups: 4).Value, WorkFormulas.Depthwise(12, 5, 6).Value, 0, WorkFormulas.Dense(432, 7).Value],
            summary.Layers.Select(l => l.MultiplyAdds));
    }

    [Fact]
    public void Groups_that_do_not_divide_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ParameterFormulas.Convolution(10, 12, 3, groups: 4));
        Assert.Throws<ArgumentException>(() => WorkFormulas.Convolution(12, 10, 3, 8, groups: 4));
    }

    [Fact]
    public void A_separable_convolution_with_64_outputs_and_a_kernel_of_3_does_an_eighth_of_the_work()
    {
        SeparableCost cost = new(Kernel: 3, Inputs: 32, Outputs: 64, Image: 16);
        Assert.Equal(
            ["standard:  3·3·32·64·16·16 = 4,718,592", "separable: 3·3·32·16·16 + 1·1·32·64·16·16 = 598,016", "ratio:     1/64 + 1/3² = 0.1267"],
            cost.ToString().ReplaceLineEndings("\n").Split('\n'));
        Assert.Equal(cost.Ratio, (double)cost.Separable.Value / cost.Standard.Value, 12);
    }
}
