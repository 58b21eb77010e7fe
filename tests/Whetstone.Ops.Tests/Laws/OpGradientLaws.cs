using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>Gradients of heavy ops agree with differences, and so do the gradients of the gradients.</summary>
public sealed class OpGradientLaws : OpTheory
{
    [Theory, MemberData(nameof(Smooth))]
    public void The_gradient_agrees_with_central_differences(string name)
    {
        for (int seed = 41; seed < 44; seed++)
        {
            string? wrong = DirectionalCheck.First(Trials[name], seed);
            Assert.True(wrong is null, $"{name}: {wrong}");
        }
    }

    [Theory, MemberData(nameof(Smooth))]
    public void The_gradient_of_the_gradient_agrees_with_central_differences(string name)
    {
        for (int seed = 51; seed < 53; seed++)
        {
            string? wrong = DirectionalCheck.Second(Trials[name], seed);
            Assert.True(wrong is null, $"{name}: {wrong}");
        }
    }
}
