using System.Runtime.Intrinsics;

namespace Whetstone.Kernels.Tests;

public sealed class ExponentialTests
{
    private static float Exp(float x) => V8.Exp(new(Vector256.Create(x))).Vector.ToScalar();

    [Fact]
    public void Errors_stay_below_one_and_a_half_units()
    {
        for (float x = -87; x < 88.7f; x += 0.00371f)
        {
            double expected = Math.Exp(x);
            Assert.True(Math.Abs(Exp(x) - expected) <= 1.5 * (MathF.BitIncrement((float)expected) - (float)expected), $"at {x}");
        }
    }

    [Fact]
    public void Special_values_are_exact()
    {
        Assert.Equal(1, Exp(0));
        Assert.Equal(0, Exp(float.NegativeInfinity));
        Assert.Equal(0, Exp(-104));
        Assert.Equal(float.PositiveInfinity, Exp(float.PositiveInfinity));
        Assert.Equal(float.PositiveInfinity, Exp(88.8f));
        Assert.Equal(float.NaN, Exp(float.NaN));
        Assert.Equal(Math.Exp(-100), Exp(-100), 2e-45);
    }
}
