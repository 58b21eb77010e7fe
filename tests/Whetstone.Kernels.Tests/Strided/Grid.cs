namespace Whetstone.Kernels.Tests;

/// <summary>Walks all indices of a shape, in order.</summary>
internal static class Grid
{
    public static IEnumerable<int[]> Indices(int[] shape)
    {
        int count = Count(shape);
        for (int flat = 0; flat < count; flat++)
        {
            int[] at = new int[shape.Length];
            for (int i = shape.Length - 1, rest = flat; i >= 0; rest /= shape[i--]) at[i] = rest % shape[i];
            yield return at;
        }
    }

    public static int Count(int[] shape) => shape.Aggregate(1, (a, b) => a * b);

    public static int Flat(int[] shape, int[] at)
    {
        int flat = 0;
        for (int i = 0; i < shape.Length; i++) flat = flat * shape[i] + at[i];
        return flat;
    }

    public static double Dot(float[] a, float[] b) => a.Zip(b, (p, q) => (double)p * q).Sum();
}
