namespace Whetstone.Tests.Heavy;

public sealed class InterpolateTests
{
    [Fact]
    public void Values_agree_with_the_coordinates_of_pytorch()
    {
        Draws draw = new(1);
        for (int i = 0; i < 80; i++)
        {
            Tensor x = draw.Tensor([draw.Size(0, 2), draw.Size(1, 18), draw.Size(1, 8), draw.Size(1, 8)]);
            Size2 size = (draw.Size(1, 17), draw.Size(1, 17));
            Expect.Close(Naive(x, size, null, null), x.Interpolate(size), 0, $"nearest {x.Shape} {size}");
            foreach (bool corners in new[] { false, true })
                Expect.Close(Naive(x, size, null, corners), x.Interpolate(size, mode: InterpolateMode.Bilinear, alignCorners: corners), 1e-5, $"bilinear {corners} {x.Shape} {size}");
        }
    }

    [Theory, InlineData(2.0), InlineData(0.5), InlineData(1.5), InlineData(2.3), InlineData(0.7)]
    public void A_scale_steps_by_its_own_reciprocal(double scale)
    {
        Tensor x = new Draws(2).Tensor([1, 3, 7, 5]);
        Size2 size = ((int)(7 * scale), (int)(5 * scale));
        Tensor nearest = x.Interpolate(scale: scale), bilinear = x.Interpolate(scale: scale, mode: InterpolateMode.Bilinear);
        Assert.Equal([1, 3, size.H, size.W], nearest.Shape);
        Expect.Close(Naive(x, size, scale, null), nearest, 0);
        Expect.Close(Naive(x, size, scale, false), bilinear, 1e-5);
    }

    [Fact]
    public void Gradients_of_first_and_second_order_agree_with_differences()
    {
        Tensor x = new Draws(3).Tensor([2, 3, 4, 5]);
        Func<Tensor, Tensor>[] resizings =
        [
            t => t.Interpolate((7, 3)), t => t.Interpolate(scale: 1.7), t => t.Interpolate((6, 9), mode: InterpolateMode.Bilinear),
            t => t.Interpolate((3, 9), mode: InterpolateMode.Bilinear, alignCorners: true), t => t.Interpolate(scale: 0.6, mode: InterpolateMode.Bilinear),
        ];
        foreach (Func<Tensor, Tensor> resize in resizings) GradientCheck.Run(t => resize(t[0] * t[0]), 0.03, 2e-3, x);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        Tensor x = new Draws(4).Tensor([2, 40, 23, 21]).AttachGrad();
        Expect.SameBits(() =>
        {
            Tensor[] y = [x.Interpolate(scale: 2), x.Interpolate((30, 11), mode: InterpolateMode.Bilinear)];
            return [.. y, .. y.Select(t => Autograd.Grad([t], [x], [t.Detach()])[0])];
        });
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_named()
    {
        Tensor x = Tensor.Zeros([2, 3, 4, 4]);
        Expect.Error("Interpolate: expects x [N, C, H, W]; got [3, 4, 4]", () => x[0].Interpolate(2));
        Expect.Error("Interpolate: an image must have pixels before and after; asked for (0, 0); got [2, 3, 4, 4]", () => x.Interpolate(scale: 0.1));
        Expect.Error("Interpolate: corners can be aligned only in bilinear mode; got [2, 3, 4, 4]", () => x.Interpolate(2, alignCorners: true));
        Assert.Throws<ArgumentException>(() => x.Interpolate());
    }

    private static double[] Naive(Tensor x, Size2 size, double? scale, bool? corners)
    {
        (int h, int w) = (x.Shape[2], x.Shape[3]);
        double[] xs = x.ToArray<double>(), y = new double[x.Shape[0] * x.Shape[1] * size.H * size.W];
        for (int i = 0; i < y.Length; i++)
        {
            int image = i / (size.H * size.W);
            foreach ((int row, double p) in Taps(h, size.H, i / size.W % size.H, scale, corners))
                foreach ((int column, double q) in Taps(w, size.W, i % size.W, scale, corners)) y[i] += p * q * xs[(image * h + row) * w + column];
        }
        return y;
    }

    // Coordinates in single precision, as PyTorch computes them, because ⌊⌋ may jump.
    private static (int, double)[] Taps(int input, int output, int at, double? scale, bool? corners)
    {
        float step = corners == true ? output > 1 ? (float)(input - 1) / (output - 1) : 0 : scale is { } s ? (float)(1 / s) : (float)input / output;
        if (corners is null) return [(Math.Min((int)MathF.Floor(at * step), input - 1), 1)];
        float source = corners.Value ? at * step : MathF.Max(0, (at + 0.5f) * step - 0.5f);
        int low = Math.Min((int)source, input - 1);
        double weight = Math.Clamp(source - low, 0, 1);
        return [(low, 1 - weight), (Math.Min(low + 1, input - 1), weight)];
    }
}
