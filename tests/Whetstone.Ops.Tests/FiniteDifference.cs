namespace Whetstone.Tests;

/// <summary>Compares gradients with central differences along random directions.</summary>
internal static class FiniteDifference
{
    private const double H = 1.0 / 128;

    /// <summary>Checks the gradient of <paramref name="f"/> in every input, at the inputs.</summary>
    internal static void Check(Func<Tensor[], Tensor> f, params Tensor[] x)
    {
        Random random = new(17);
        Tensor[] leaves = [.. x.Select(t => t.Detach().AttachGrad())];
        Tensor y = f(leaves);
        Tensor w = Numbers(random, y.Shape);

        // A result that depends on no input, such as the gradient of a linear function, has slope 0.
        Tensor[] gradients = y.RequiresGrad ? Autograd.Grad([y], leaves, [w]) : [.. x.Select(t => t.ZerosLike())];
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(x[i].Spec, gradients[i].Spec);
            Tensor v = Numbers(random, x[i].Shape);
            double slope = Dot(gradients[i], v, out double size);
            (double up, double scale) = Along(f, x, i, v, H, w);
            (double down, _) = Along(f, x, i, v, -H, w);
            (double up2, _) = Along(f, x, i, v, 2 * H, w);
            (double down2, _) = Along(f, x, i, v, -2 * H, w);

            // Two central differences cancel the term in h²; their distance bounds what is left. Rounding is a few ulp of the terms over h.
            double near = (up - down) / (2 * H), far = (up2 - down2) / (4 * H), expected = (4 * near - far) / 3;
            double tolerance = Math.Abs(near - far) / 3 + 8 * scale * Math.Pow(2, -24) / H + 1e-5 * (size + 1);
            Assert.True(Math.Abs(slope - expected) <= tolerance, $"input {i}: gradient {slope}, central difference {expected}, tolerance {tolerance}");
        }
    }

    /// <summary>Checks the first gradient, and the gradient of the gradient.</summary>
    internal static void CheckTwice(Func<Tensor[], Tensor> f, params Tensor[] x)
    {
        Check(f, x);
        Tensor w = Numbers(new(5), f(x).Shape);
        for (int i = 0; i < x.Length; i++)
        {
            int input = i;
            Check(a =>
            {
                Tensor[] own = [.. a.Select(t => t.RequiresGrad ? t : t.Detach().AttachGrad())];
                return Autograd.Grad([f(own)], [own[input]], [w], createGraph: true)[0];
            }, x);
        }
    }

    internal static Tensor Numbers(Random random, Shape shape)
    {
        float[] values = new float[shape.Size];
        for (int i = 0; i < values.Length; i++) values[i] = (float)(random.NextDouble() * 3 - 1.5);
        return Tensor.Of(values, shape);
    }

    /// <summary>Numbers from a seed that depends on the shape only.</summary>
    internal static Tensor Numbers(params int[] shape) => Numbers(new(shape.Length * 31 + shape.Sum()), new Shape(shape));

    private static (double Value, double Scale) Along(Func<Tensor[], Tensor> f, Tensor[] x, int input, Tensor v, double h, Tensor w)
    {
        Tensor[] moved = [.. x];
        double[] to = [.. x[input].ToArray<double>().Zip(v.ToArray<double>(), (a, b) => a + h * b)];
        moved[input] = Tensor.Of(to, x[input].Shape).To(x[input].DType);
        double value = Dot(f(moved), w, out double scale);
        return (value, scale);
    }

    private static double Dot(Tensor a, Tensor b, out double size)
    {
        double[] products = [.. a.ToArray<double>().Zip(b.ToArray<double>(), (p, q) => p * q)];
        size = products.Sum(Math.Abs);
        return products.Sum();
    }
}
