using System.Runtime.CompilerServices;

namespace Whetstone.Testing;

/// <summary>Tensors as tests need them: of any type and in any memory order.</summary>
public static class Tensors
{
    /// <summary>A float32 tensor of the numbers, in the shape given.</summary>
    public static Tensor Float32(ReadOnlySpan<double> values, Shape shape)
    {
        float[] y = new float[values.Length];
        for (int i = 0; i < y.Length; i++) y[i] = (float)values[i];
        return Tensor.Of(y, shape);
    }

    /// <summary>A tensor of normally distributed float32 numbers.</summary>
    public static Tensor Normal(Shape shape, int seed)
    {
        Random random = new(seed);
        double[] y = new double[shape.Size];
        for (int i = 0; i < y.Length; i++) y[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Float32(y, shape);
    }

    /// <summary>The same tensor with its elements in another memory order.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "In")]
    public static extern Tensor In(Tensor x, Format format);

    /// <summary>Whether two tensors of one type hold the same bytes, element by element in row-major order.</summary>
    public static bool SameBytes(Tensor a, Tensor b)
    {
        using MemoryStream x = new(), y = new();
        a.WriteTo(x);
        b.WriteTo(y);
        return x.GetBuffer().AsSpan(0, (int)x.Length).SequenceEqual(y.GetBuffer().AsSpan(0, (int)y.Length));
    }
}
