namespace Whetstone.Optim;

/// <summary>The few vector operations of <see cref="Lbfgs"/>, in double precision.</summary>
internal static class Vectors
{
    internal static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    internal static double[] Scale(double[] a, double factor)
    {
        double[] y = new double[a.Length];
        for (int i = 0; i < y.Length; i++) y[i] = a[i] * factor;
        return y;
    }

    /// <summary><c>a + factor · b</c>.</summary>
    internal static double[] Add(double[] a, double[] b, double factor)
    {
        double[] y = new double[a.Length];
        for (int i = 0; i < y.Length; i++) y[i] = a[i] + factor * b[i];
        return y;
    }

    internal static double Largest(double[] a) => a.Length == 0 ? 0 : a.Max(Math.Abs);

    internal static double SumOfMagnitudes(double[] a) => a.Sum(Math.Abs);
}
