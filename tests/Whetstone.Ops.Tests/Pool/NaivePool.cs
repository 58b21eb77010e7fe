namespace Whetstone.Tests.Heavy;

/// <summary>Poolings by their definition, on row-major arrays.</summary>
internal static class NaivePool
{
    /// <summary>Windows along an axis by PyTorch's rule: first row, end, and the end with padding.</summary>
    public static (int Start, int End, int PaddedEnd)[] Windows(int size, int kernel, int stride, int padding, bool ceil)
    {
        int count = (size + 2 * padding - kernel + (ceil ? stride - 1 : 0)) / stride + 1;
        if (ceil && (count - 1) * stride >= size + padding) count--;
        return [.. Enumerable.Range(0, count).Select(i => (i * stride - padding, Math.Min(i * stride - padding + kernel, size), Math.Min(i * stride - padding + kernel, size + padding)))];
    }

    public static (int Start, int End, int PaddedEnd)[] Adaptive(int size, int output) =>
        [.. Enumerable.Range(0, output).Select(i => (i * size / output, ((i + 1) * size + output - 1) / output, 0)).Select(w => (w.Item1, w.Item2, w.Item2))];

    /// <summary>Folds every window: <paramref name="fold"/> gets its elements and its size with padding.</summary>
    public static double[] Run(Tensor x, (int Start, int End, int PaddedEnd)[] rows, (int Start, int End, int PaddedEnd)[] columns, Func<double[], int, double> fold)
    {
        (int h, int w) = (x.Shape[2], x.Shape[3]);
        double[] xs = x.ToArray<double>();
        List<double> y = [];
        for (int image = 0; image < x.Shape[0] * x.Shape[1]; image++)
            foreach ((int top, int bottom, int paddedBottom) in rows)
                foreach ((int left, int right, int paddedRight) in columns)
                {
                    List<double> window = [];
                    for (int i = Math.Max(0, top); i < bottom; i++)
                        for (int j = Math.Max(0, left); j < right; j++) window.Add(xs[(image * h + i) * w + j]);
                    y.Add(fold([.. window], (paddedBottom - top) * (paddedRight - left)));
                }
        return [.. y];
    }
}
