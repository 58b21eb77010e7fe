using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>The slope at a kink is part of an op's definition: the numbers here are those its documentation names.</summary>
public sealed class KinkTests
{
    [Theory]
    [InlineData("Abs", 0, 0)]
    [InlineData("Relu", 0, 0)]
    [InlineData("Relu6", 0, 0)]
    [InlineData("Relu6", 6, 0)]
    [InlineData("Clip", -1, 1)]
    [InlineData("Clip", 2, 1)]
    [InlineData("LeakyRelu", 0, 0.01)]
    [InlineData("Elu", 0, 1)]
    [InlineData("Selu", 0, 1.0507009873554805 * 1.6732632423543772)]
    [InlineData("HardSigmoid", -3, 0)]
    [InlineData("HardSigmoid", 3, 0)]
    [InlineData("HardSwish", -3, -0.5)]
    [InlineData("HardSwish", 3, 1.5)]
    [InlineData("Sign", 0, 0)]
    [InlineData("Floor", 2, 0)]
    public void The_slope_at_a_kink_is_the_documented_one(string op, double x, double slope)
    {
        PointwiseCase first = PointwiseCases.All.Values.First(c => c.Function.Name == op);
        // Attributes are single precision, so a slope that is an attribute has its rounding.
        Assert.Equal(slope, first.Slope(0, x), 1e-7);
    }

    [Theory]
    [InlineData("Maximum", 1.5, 1.5, 0.5, 0.5)]
    [InlineData("Minimum", 1.5, 1.5, 0.5, 0.5)]
    [InlineData("PRelu", 0, 0.3, 0.3, 0)]
    [InlineData("Pow", 0, 2, 0, 0)]
    [InlineData("Pow", 2, 0, 0, 0.69314718055994531)]
    [InlineData("Pow", 0, 0, 0, 0)]
    public void The_slopes_at_a_kink_of_two_inputs_are_the_documented_ones(string op, double a, double b, double slopeA, double slopeB)
    {
        PointwiseCase first = PointwiseCases.All.Values.First(c => c.Function.Name == op);
        Assert.Equal(slopeA, first.Slope(0, a, b), 1e-15);
        Assert.Equal(slopeB, first.Slope(1, a, b), 1e-15);
    }
}
