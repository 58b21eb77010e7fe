namespace Whetstone.Nn.Tests.Starts;

public sealed class InitializerTests
{
    private static readonly Shape Large = [250, 400];   // 1e5 values

    public static TheoryData<Initializer, double, double> Spreads => new()
    {
        { Initial.Uniform(), 0.07 / Math.Sqrt(3), 0.07 },
        { Initial.Normal(0.02f), 0.02, 0.2 },
        { Initial.TruncatedNormal(0.02f), 0.02 * 0.87963, 0.04 },
        { Initial.XavierUniform(), Math.Sqrt(2.0 / 650), Math.Sqrt(6.0 / 650) },
        { Initial.XavierNormal(2), 2 * Math.Sqrt(2.0 / 650), 1 },
        { Initial.KaimingUniform(), Math.Sqrt(2.0 / 400), Math.Sqrt(6.0 / 400) },
        { Initial.KaimingNormal(fan: FanMode.Out), Math.Sqrt(2.0 / 250), 1 },
        { Initial.KaimingUniform(MathF.Sqrt(5)), Math.Sqrt(1.0 / 3 / 400), Math.Sqrt(1.0 / 400) },
    };

    [Theory, MemberData(nameof(Spreads))]
    public void The_spread_of_100000_values_is_right_within_2_percent_and_none_is_outside_the_range(Initializer initializer, double sigma, double limit)
    {
        double[] v = initializer.Create(Large, new(9)).ToArray<double>();
        Assert.Equal(0, v.Average(), 0.02 * sigma);
        Assert.Equal(sigma, Math.Sqrt(v.Average(a => a * a)), 0.02 * sigma);
        Assert.All(v, a => Assert.InRange(a, -limit * 1.000001, limit * 1.000001));
    }

    [Fact]
    public void Fans_of_kernels_count_their_area()
    {
        double limit = Initial.XavierUniform().Create([8, 4, 3, 3], new(1)).ToArray().Max(MathF.Abs), bound = Math.Sqrt(6.0 / (12 * 9));
        Assert.InRange(limit, 0.9 * bound, bound);
    }

    [Theory]
    [InlineData(5, 9)]
    [InlineData(9, 5)]
    public void Orthogonal_rows_or_columns_are_at_right_angles_and_of_the_length_asked_for(int rows, int columns)
    {
        Tensor w = Initial.Orthogonal(2).Create([rows, columns], new(1));
        Tensor square = rows < columns ? w.MatMul(w.Transpose()) : w.Transpose().MatMul(w);
        float[] product = square.ToArray();
        for (int i = 0; i < product.Length; i++) Assert.Equal(i % 6 == 0 ? 4 : 0, product[i], 1e-5f);
    }

    [Fact]
    public void A_dirac_convolution_is_the_identity()
    {
        Conv2d layer = new(3, 3, 3, padding: 1, bias: false);
        layer.Weight.Initializer = Initial.Dirac();
        layer.Initialize(new(1));
        Tensor x = Testing.Tensors.Normal([2, 3, 5, 4], seed: 1);
        Assert.Equal(x.ToArray(), layer.Call(x).ToArray());
    }

    [Fact]
    public void A_bilinear_transposed_convolution_doubles_an_image_smoothly()
    {
        ConvTranspose2d layer = new(1, 1, 4, stride: 2, padding: 1, bias: false);
        layer.Weight.Initializer = Initial.Bilinear;
        layer.Initialize(new(1));
        Tensor x = Testing.Tensors.Normal([1, 1, 6, 6], seed: 1);
        float[] expected = x.Interpolate(scale: 2, mode: InterpolateMode.Bilinear).ToArray(), actual = layer.Call(x).ToArray();

        // At the border the convolution sees zeros where interpolation repeats the edge.
        for (int i = 0; i < 144; i++)
            if (i / 12 is > 0 and < 11 && i % 12 is > 0 and < 11) Assert.Equal(expected[i], actual[i], 1e-5f);
    }

    [Fact]
    public void A_fan_rule_refuses_a_vector() => Assert.Throws<ShapeException>(() => Initial.XavierUniform().Create([3], new(1)));
}
