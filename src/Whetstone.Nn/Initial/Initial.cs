namespace Whetstone.Nn;

/// <summary>The usual ways to start a parameter.</summary>
public static class Initial
{
    /// <summary>All 0.</summary>
    public static Initializer Zeros { get; } = new ConstantInitializer(0);

    /// <summary>All 1.</summary>
    public static Initializer Ones { get; } = new ConstantInitializer(1);

    /// <summary>All the same.</summary>
    public static Initializer Constant(float value) => new ConstantInitializer(value);

    /// <summary>Uniform on [−scale, scale); Gluon's default at 0.07.</summary>
    public static Initializer Uniform(float scale = 0.07f) => new UniformInitializer(scale);

    /// <summary>Normal with mean 0.</summary>
    public static Initializer Normal(float sigma = 0.01f) => new NormalInitializer(sigma);

    /// <summary>Normal with mean 0, redrawn outside two standard deviations.</summary>
    public static Initializer TruncatedNormal(float sigma = 0.02f) => new TruncatedNormalInitializer(sigma);

    /// <summary>Xavier or Glorot, uniform: limit <c>gain · √(6 / (fan in + fan out))</c>. Glorot and Bengio, AISTATS 2010.</summary>
    public static Initializer XavierUniform(float gain = 1) => new FanInitializer(FanMode.Average, gain, IsNormal: false);

    /// <summary>Xavier or Glorot, normal: standard deviation <c>gain · √(2 / (fan in + fan out))</c>.</summary>
    public static Initializer XavierNormal(float gain = 1) => new FanInitializer(FanMode.Average, gain, IsNormal: true);

    /// <summary>Kaiming, He or MSRA, uniform, for a leaky ReLU of slope <paramref name="a"/>: limit <c>√(6 / ((1 + a²) · fan))</c>. arXiv:1502.01852.</summary>
    public static Initializer KaimingUniform(float a = 0, FanMode fan = FanMode.In) => new FanInitializer(fan, MathF.Sqrt(2 / (1 + a * a)), IsNormal: false);

    /// <summary>Kaiming, He or MSRA, normal: standard deviation <c>√(2 / ((1 + a²) · fan))</c>.</summary>
    public static Initializer KaimingNormal(float a = 0, FanMode fan = FanMode.In) => new FanInitializer(fan, MathF.Sqrt(2 / (1 + a * a)), IsNormal: true);

    /// <summary>Rows, or columns if there are fewer, of length <paramref name="gain"/> and at right angles. arXiv:1312.6120.</summary>
    public static Initializer Orthogonal(float gain = 1) => new OrthogonalInitializer(gain);

    /// <summary>The identity of convolution: channel i of the output is channel i of the input. arXiv:1706.00388.</summary>
    public static Initializer Dirac(int groups = 1) => new DiracInitializer(groups);

    /// <summary>Bilinear upsampling, for transposed convolutions.</summary>
    public static Initializer Bilinear { get; } = new BilinearInitializer();
}
