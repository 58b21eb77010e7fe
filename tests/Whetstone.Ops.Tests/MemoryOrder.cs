namespace Whetstone.Tests;

/// <summary>Tensors in another memory order, as convolution leaves them, without the internals of the core.</summary>
internal static class MemoryOrder
{
    /// <summary>The same numbers [N, C, H, W], channels-last: what an op leaves that computes on rows of channels.</summary>
    internal static Tensor ChannelsLast(Tensor x)
    {
        // With mean 0, variance 1, scale 1 and no eps the normalisation is the identity, to the last bit.
        int c = x.Shape[1];
        Tensor one = Tensor.Ones(new Shape(c)), zero = Tensor.Zeros(new Shape(c));
        Tensor y = x.BatchNormInference(one, zero, zero, one, eps: 0);
        Assert.Equal(x.ToArray(), y.ToArray());
        Assert.Equal(Format.ChannelsLast, y.Format);
        return y;
    }

    /// <summary>A result on numbers in either order must be the same, but for the rounding of sums in another order.</summary>
    internal static void Agrees(Func<Tensor, Tensor> f, Tensor x, double tolerance = 1e-5)
    {
        Tensor expected = f(x), actual = f(ChannelsLast(x));
        Assert.Equal(expected.Spec, actual.Spec);
        Near(expected.ToArray<double>(), actual, tolerance);
    }

    internal static void Near(double[] expected, Tensor actual, double tolerance = 1e-5)
    {
        double[] got = actual.ToArray<double>();
        Assert.Equal(expected.Length, got.Length);
        for (int i = 0; i < got.Length; i++)
            Assert.True(expected[i].Equals(got[i]) || Math.Abs(expected[i] - got[i]) <= tolerance * (1 + Math.Abs(expected[i])), $"element {i}: expected {expected[i]}, got {got[i]}");
    }
}
