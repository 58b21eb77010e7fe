using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>Inputs of trials, short to write: the seed follows from the shape, so that every run sees the same numbers.</summary>
internal static class Trial
{
    /// <summary>Normally distributed numbers.</summary>
    internal static Tensor Normal(params int[] shape) => Tensors.Normal(shape, seed: 7 + shape.Aggregate(0, (a, n) => 31 * a + n));

    /// <summary>Numbers 0.06 apart in random order, so that no step of a check changes which is larger.</summary>
    internal static Tensor Distinct(params int[] shape)
    {
        float[] y = [.. Enumerable.Range(0, new Shape(shape).Size).Select(i => 0.0625f * i)];
        float middle = y.Length / 2 * 0.0625f - 0.013f;
        new System.Random(11).Shuffle(y);
        return Tensor.Of([.. y.Select(v => v - middle)], shape);
    }

    /// <summary>Numbers between 0.5 and 2, or their negatives: never near 0.</summary>
    internal static Tensor AwayFromZero(params int[] shape)
    {
        System.Random random = new(13);
        return Tensor.Of([.. Enumerable.Range(0, new Shape(shape).Size).Select(_ => (float)((0.5 + 1.5 * random.NextDouble()) * (random.Next(2) * 2 - 1)))], shape);
    }

    /// <summary>Random indices below a bound.</summary>
    internal static Tensor Below(int bound, params int[] shape)
    {
        System.Random random = new(17);
        return Tensor.Of([.. Enumerable.Range(0, new Shape(shape).Size).Select(_ => (long)random.Next(bound))], shape);
    }

    /// <summary>Random bools.</summary>
    internal static Tensor Mask(params int[] shape) => Below(2, shape).To(DType.Bool);
}
