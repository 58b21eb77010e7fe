using Whetstone.Testing;

namespace Whetstone.Graphs.Tests.Shapes;

/// <summary>Windows in TensorFlow's layout and padding words, against sums written out.</summary>
public sealed class TfImageOpTests
{
    public static TheoryData<int, int, int, string> Windows
    {
        get
        {
            TheoryData<int, int, int, string> all = [];
            foreach (int size in (int[])[5, 6, 7])
                foreach ((int kernel, int stride) in ((int, int)[])[(1, 1), (2, 1), (2, 2), (3, 1), (3, 2), (5, 3)])
                    foreach (string padding in (string[])["SAME", "VALID"]) all.Add(size, kernel, stride, padding);
            return all;
        }
    }

    [Theory, MemberData(nameof(Windows))]
    public void Convolution(int size, int kernel, int stride, string padding)
    {
        Tensor x = Tensors.Normal([2, size, size + 1, 3], seed: 1), w = Tensors.Normal([kernel, kernel, 3, 4], seed: 2);
        Tensor y = Run(x, (g, t) => Tf.Nn.Conv2d(t, g.Constant(w), [1, stride, stride, 1], padding));
        float[,,,] expected = Slow(x, 4, kernel, stride, padding, (window, o) => window.Sum(p => p.Pixel.Select((v, c) => v * At(w, p.I, p.J, c, o)).Sum()));
        Same(expected, y);
    }

    [Theory, MemberData(nameof(Windows))]
    public void Largest_and_mean_of_windows(int size, int kernel, int stride, string padding)
    {
        Tensor x = Tensors.Normal([2, size, size + 1, 3], seed: 1);
        int[] ksize = [1, kernel, kernel, 1], strides = [1, stride, stride, 1];
        Same(Slow(x, 3, kernel, stride, padding, (window, c) => window.Max(p => p.Pixel[c])), Run(x, (_, t) => Tf.Nn.MaxPool(t, ksize, strides, padding)));
        Same(Slow(x, 3, kernel, stride, padding, (window, c) => window.Average(p => p.Pixel[c])), Run(x, (_, t) => Tf.Nn.AvgPool(t, ksize, strides, padding)));
    }

    [Fact]
    public void Response_norm_divides_by_neighbouring_channels()
    {
        Tensor x = Tensors.Normal([1, 2, 2, 5], seed: 3), y = Run(x, (_, t) => Tf.Nn.Lrn(t, depthRadius: 1, bias: 2, alpha: 0.5, beta: 0.75));
        for (int c = 0; c < 5; c++)
        {
            double sum = Enumerable.Range(0, 5).Where(k => Math.Abs(k - c) <= 1).Sum(k => Math.Pow(At(x, 0, 1, 1, k), 2));
            Assert.Equal(At(x, 0, 1, 1, c) / Math.Pow(2 + 0.5 * sum, 0.75), At(y, 0, 1, 1, c), 1e-5);
        }
    }

    [Fact]
    public void Other_words_are_refused()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, 8, 8, 3]), w = Tf.Zeros([3, 3, 3, 4]);
        Assert.Contains("'SAME' or 'VALID'", Assert.Throws<GraphException>(() => Tf.Nn.Conv2d(x, w, [1, 1, 1, 1], "same")).Message, StringComparison.Ordinal);
        Assert.Contains("[1, height, width, 1]", Assert.Throws<GraphException>(() => Tf.Nn.Conv2d(x, w, [2, 1, 1, 1], "SAME")).Message, StringComparison.Ordinal);
        Assert.Contains("BiasAdd", Assert.Throws<GraphException>(() => Tf.Nn.BiasAdd(x, Tf.Zeros([4]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Losses_agree_with_each_other()
    {
        Tensor logits = Tensors.Normal([4, 3], seed: 1), labels = Tensor.Of(0L, 2, 1, 2);
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, 3]), t = Tf.Placeholder(Tf.Int64, [null]);
        Tensor dense = Tf.Nn.SoftmaxCrossEntropyWithLogits(labels: Tf.OneHot(t, 3), logits: x), sparse = Tf.Nn.SparseSoftmaxCrossEntropyWithLogits(labels: t, logits: x);
        Tensor binary = Tf.Nn.SigmoidCrossEntropyWithLogits(labels: Tf.OneHot(t, 3), logits: x);
        using Session session = new();
        Tensor?[] found = session.Run([dense, sparse, binary], new() { [x] = logits, [t] = labels });
        Assert.All(found[0]!.ToArray().Zip(found[1]!.ToArray()), p => Assert.Equal(p.First, p.Second, 1e-5f));
        float one = logits.ToArray()[0];
        Assert.Equal(-Math.Log(1 / (1 + Math.Exp(-one))), found[2]!.ToArray()[0], 1e-5);
    }

    private static Tensor Run(Tensor value, Func<Graph, Tensor, Tensor> function)
    {
        Graph g = new();
        using Scope scope = g.AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, null, null, value.Shape[3]]), y = function(g, x);
        using Session session = new();
        return session.Run(y, new() { [x] = value });
    }

    // TensorFlow's rule: ⌈size / stride⌉ results, what is missing split in two, an odd pixel at the end.
    private static float[,,,] Slow(Tensor x, int outputs, int kernel, int stride, string padding, Func<List<(int I, int J, float[] Pixel)>, int, double> one)
    {
        int n = x.Shape[0], h = x.Shape[1], w = x.Shape[2], channels = x.Shape[3];
        (int oh, int top) = Extent(h);
        (int ow, int left) = Extent(w);
        float[,,,] y = new float[n, oh, ow, outputs];
        for (int b = 0; b < n; b++)
            for (int r = 0; r < oh; r++)
                for (int c = 0; c < ow; c++)
                {
                    List<(int, int, float[])> window = [];
                    for (int i = 0; i < kernel; i++)
                        for (int j = 0; j < kernel; j++)
                            if (r * stride + i - top is >= 0 and int row && row < h && c * stride + j - left is >= 0 and int column && column < w)
                                window.Add((i, j, [.. Enumerable.Range(0, channels).Select(k => At(x, b, row, column, k))]));
                    for (int o = 0; o < outputs; o++) y[b, r, c, o] = (float)one(window, o);
                }
        return y;

        (int Count, int Before) Extent(int size)
        {
            if (padding == "VALID") return ((size - kernel) / stride + 1, 0);
            int count = (int)Math.Ceiling(size / (double)stride);
            return (count, Math.Max((count - 1) * stride + kernel - size, 0) / 2);
        }
    }

    private static float At(Tensor x, int a, int b, int c, int d) => x.Read<float, float>(s => s[((a * x.Shape[1] + b) * x.Shape[2] + c) * x.Shape[3] + d]);

    private static void Same(float[,,,] expected, Tensor found)
    {
        Assert.Equal(new Shape(expected.GetLength(0), expected.GetLength(1), expected.GetLength(2), expected.GetLength(3)), found.Shape);
        Assert.All(expected.Cast<float>().Zip(found.ToArray()), p => Assert.Equal(p.First, p.Second, 1e-4f));
    }
}
