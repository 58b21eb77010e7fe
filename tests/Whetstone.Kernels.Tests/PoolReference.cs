namespace Whetstone.Kernels.Tests;

/// <summary>Poolings by their definition, in double; <paramref name="window"/> gives the coordinates of a window, perhaps outside.</summary>
internal sealed class PoolReference(int n, int c, int h, int w, int oh, int ow, Func<int, bool, (int First, int End)> window)
{
    public long OutputLength => (long)n * oh * ow * c;

    /// <summary>Few different values, so that windows hold equal elements.</summary>
    public float[] Input()
    {
        Random random = new(1);
        float[] x = new float[n * h * w * c];
        for (int i = 0; i < x.Length; i++) x[i] = random.Next(-3, 4);
        return x;
    }

    public double[] Max(float[] x)
    {
        double[] y = new double[OutputLength];
        Each((at, inside, _, _) => y[at] = inside.Count == 0 ? double.NegativeInfinity : inside.Max(i => x[i]));
        return y;
    }

    public double[] MaxGrad(float[] x, float[] dy)
    {
        double[] dx = new double[x.Length];
        Each((at, inside, _, _) => dx[inside.MaxBy(i => x[i])] += dy[at]);
        return dx;
    }

    public double[] MaxGather(float[] x, float[] v)
    {
        double[] u = new double[OutputLength];
        Each((at, inside, _, _) => u[at] = v[inside.MaxBy(i => x[i])]);
        return u;
    }

    public double[] Average(float[] x, Func<int, int, double> size)
    {
        double[] y = new double[OutputLength];
        Each((at, inside, i, j) => y[at] = inside.Sum(e => (double)x[e]) / Size(size, inside, i, j));
        return y;
    }

    public double[] AverageGrad(float[] dy, Func<int, int, double> size)
    {
        double[] dx = new double[n * h * w * c];
        Each((at, inside, i, j) => inside.ForEach(e => dx[e] += dy[at] / Size(size, inside, i, j)));
        return dx;
    }

    private static double Size(Func<int, int, double> size, List<int> inside, int i, int j) =>
        double.IsNaN(size(i, j)) ? inside.Count : size(i, j);

    private void Each(Action<int, List<int>, int, int> visit)
    {
        for (int image = 0; image < n; image++)
            for (int i = 0; i < oh; i++)
                for (int j = 0; j < ow; j++)
                    for (int channel = 0; channel < c; channel++)
                    {
                        List<int> inside = [];
                        for (int y = window(i, true).First; y < window(i, true).End; y++)
                            for (int x = window(j, false).First; x < window(j, false).End; x++)
                                if (y >= 0 && y < h && x >= 0 && x < w) inside.Add(((image * h + y) * w + x) * c + channel);
                        visit(((image * oh + i) * ow + j) * c + channel, inside, i, j);
                    }
    }
}
