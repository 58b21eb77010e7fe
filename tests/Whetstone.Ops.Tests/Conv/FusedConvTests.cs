using Whetstone.Kernels;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Conv;

/// <summary>A fused convolution gives the bits of its parts.</summary>
public sealed class FusedConvTests
{
    public static TheoryData<string, ConvMethod, bool, bool> Cases
    {
        get
        {
            TheoryData<string, ConvMethod, bool, bool> all = [];
            foreach (string name in Layers.Keys)
                foreach (ConvMethod method in Enum.GetValues<ConvMethod>())
                    foreach (bool prepared in (bool[])[false, true])
                        foreach (bool residual in (bool[])[false, true])
                            if (method == ConvMethod.Direct || name.StartsWith("same", StringComparison.Ordinal)) all.Add(name, method, prepared, residual);
            return all;
        }
    }

    // Widths around a panel, images in and out of place, more weights than a block of tiles keeps and more than are transformed at once, groups, depthwise.
    private static readonly Dictionary<string, (Conv2d Conv, Shape X, Shape W)> Layers = new()
    {
        ["same 3 -> 20"] = (new(1, 1, 1, 1), [2, 3, 7, 9], [20, 3, 3, 3]),
        ["same 40 -> 33"] = (new(1, 1, 1, 1), [3, 40, 6, 5], [33, 40, 3, 3]),
        ["same 136 -> 130"] = (new(1, 2, 1, 1), [1, 136, 5, 6], [130, 136, 3, 3]),
        ["same 261 -> 300"] = (new(1, 1, 1, 1), [3, 261, 4, 6], [300, 261, 3, 3]),
        ["pointwise"] = (new(1, 0, 1, 1), [2, 24, 9, 9], [50, 24, 1, 1]),
        ["strided"] = (new(2, 1, 1, 1), [2, 6, 11, 12], [9, 6, 3, 3]),
        ["narrow"] = (new(1, 1, 1, 1), [2, 70, 3, 3], [35, 70, 3, 3]),
        ["groups"] = (new(1, 1, 1, 4), [2, 8, 9, 10], [20, 2, 3, 3]),
        ["depthwise"] = (new(2, 1, 1, 21), [2, 21, 9, 10], [21, 1, 3, 3]),
        ["dilated"] = (new(1, (0, 3), (1, 2), 1), [2, 5, 9, 10], [17, 5, 3, 3]),
    };

    [Theory, MemberData(nameof(Cases))]
    public void The_bits_are_those_of_convolution_sum_and_function(string layer, ConvMethod method, bool prepared, bool residual)
    {
        (Conv2d conv, Shape xs, Shape ws) = Layers[layer];
        Tensor x = Tensors.Normal(xs, 1), w = Tensors.Normal(ws, 2), bias = Tensors.Normal([ws[0]], 3);
        Op plain = method switch { ConvMethod.Direct => conv, ConvMethod.WinogradTwo => new WinogradConv2d(conv, WinogradForm.Two), _ => new WinogradConv2d(conv, WinogradForm.Four) };
        Tensor y = plain.Apply(x, w, bias), r = Tensors.Normal(y.Shape, 4), expected = (residual ? y + r : y).Swish();
        Op fused = new FusedConv2d<Swish>(conv, ws, method, prepared, true, residual, new Swish(1));
        Tensor given = prepared ? new PrepareConv2d(conv, method).Apply(w) : w;
        Tensor found = residual ? fused.Apply(x, given, bias, r) : fused.Apply(x, given, bias);
        Assert.True(Tensors.SameBytes(expected, found), $"{layer}, {method}: worst difference {(expected - found).Abs().Max().Item<float>()}");
    }

    [Theory]
    [InlineData(1, 7, 3)]
    [InlineData(5, 33, 70)]
    [InlineData(300, 130, 500)]
    public void A_prepared_product_gives_the_numbers_of_a_linear_layer(int rows, int outputs, int inputs)
    {
        Tensor x = Tensors.Normal([rows, inputs], 1), w = Tensors.Normal([outputs, inputs], 2), bias = Tensors.Normal([outputs], 3);
        Tensor expected = x.Linear(w, bias).Tanh(), found = new PreparedLinear<Tanh>(outputs, default).Apply(x, new PrepareLinear().Apply(w), bias);
        // The sums may be cut elsewhere: each is wrong by less than its length times half a unit of its largest term's place.
        Assert.True((expected - found).Abs().Max().Item<float>() <= inputs * MathF.ScaleB(1, -22), $"{rows} x {inputs} x {outputs}");
    }

    [Fact]
    public void A_folded_norm_gives_the_numbers_of_convolution_and_norm()
    {
        Tensor x = Tensors.Normal([2, 5, 8, 8], 1), w = Tensors.Normal([6, 5, 3, 3], 2), bias = Tensors.Normal([6], 3);
        Tensor gamma = Tensors.Normal([6], 4), beta = Tensors.Normal([6], 5), mean = Tensors.Normal([6], 6), variance = Tensors.Normal([6], 7).Square() + 0.25;
        Tensor expected = x.Conv2d(w, bias, padding: 1).BatchNormInference(gamma, beta, mean, variance, 1e-3);
        Tensor found = x.Conv2d(new FoldNormWeights(1e-3).Apply(w, gamma, variance), new FoldNormBias(1e-3).Apply(gamma, beta, mean, variance, bias), padding: 1);
        // 45 products a sum, each a few units large and rounded to 2⁻²⁴ of that, scaled by at most 1 / √0.25.
        Assert.True((expected - found).Abs().Max().Item<float>() <= 45 * 8 * 2 * MathF.ScaleB(1, -24));
    }

    [Fact]
    public void Prepared_weights_of_another_convolution_are_refused()
    {
        Conv2d conv = new(1, 1, 1, 1);
        Tensor x = Tensors.Normal([1, 3, 5, 5], 1), other = new PrepareConv2d(conv, ConvMethod.Direct).Apply(Tensors.Normal([40, 3, 3, 3], 2));
        Op fused = new FusedConv2d<Identity>(conv, [4, 3, 3, 3], ConvMethod.Direct, true, false, false, default);
        Assert.Contains("not of weights [4, 3, 3, 3]", Assert.Throws<ShapeException>(() => fused.Apply(x, other)).Message, StringComparison.Ordinal);
    }
}
