namespace Whetstone.Tests.Heavy;

/// <summary>Random sizes and tensors from a seed.</summary>
internal sealed class Draws(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>An integer from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Size(int low, int high) => random.Next(low, high + 1);

    public bool Flip() => random.Next(2) == 1;

    /// <summary>Numbers in [−1, 1) with few enough bits that every floating type holds them.</summary>
    public Tensor Tensor(Shape shape, DType type = DType.Float32)
    {
        double[] values = new double[shape.Size];
        for (int i = 0; i < values.Length; i++) values[i] = random.Next(-64, 64) / 64.0;
        return Whetstone.Tensor.Of(values, shape).To(type);
    }

    /// <summary>Small integers.</summary>
    public Tensor Integers(Shape shape, DType type)
    {
        double[] values = new double[shape.Size];
        for (int i = 0; i < values.Length; i++) values[i] = random.Next(-9, 10);
        return Whetstone.Tensor.Of(values, shape).To(type);
    }
}
