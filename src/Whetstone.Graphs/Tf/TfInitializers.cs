namespace Whetstone.Graphs;

/// <content>Initialisers for <see cref="GetVariable"/>.</content>
public static partial class Tf
{
    /// <summary><c>tf.truncated_normal_initializer(mean, stddev, seed)</c>.</summary>
    public static GraphInitializer TruncatedNormalInitializer(double mean = 0, double stddev = 1, ulong? seed = null) =>
        spec => TruncatedNormal(spec.Shape, mean, stddev, spec.DType, seed);

    /// <summary><c>tf.random_normal_initializer(mean, stddev, seed)</c>.</summary>
    public static GraphInitializer RandomNormalInitializer(double mean = 0, double stddev = 1, ulong? seed = null) =>
        spec => RandomNormal(spec.Shape, mean, stddev, spec.DType, seed);

    /// <summary><c>tf.random_uniform_initializer(minval, maxval, seed)</c>.</summary>
    public static GraphInitializer RandomUniformInitializer(double minval = -0.05, double maxval = 0.05, ulong? seed = null) =>
        spec => RandomUniform(spec.Shape, minval, maxval, spec.DType, seed);

    /// <summary><c>tf.constant_initializer(value)</c>.</summary>
    public static GraphInitializer ConstantInitializer(double value = 0) => spec => Node("Const", null, _ => Tensor.Full(spec.Shape, value, spec.DType), []);

    /// <summary><c>tf.zeros_initializer()</c>.</summary>
    public static GraphInitializer ZerosInitializer() => ConstantInitializer();

    /// <summary><c>tf.ones_initializer()</c>.</summary>
    public static GraphInitializer OnesInitializer() => ConstantInitializer(1);

    /// <summary><c>tf.glorot_uniform_initializer(seed)</c>: for filters [H, W, in, out] and matrices [in, out].</summary>
    public static GraphInitializer GlorotUniformInitializer(ulong? seed = null) => spec =>
    {
        int rank = spec.Shape.Rank, pixels = rank > 2 ? spec.Shape[..^2].Size : 1;
        double fan = rank == 0 ? 2 : rank == 1 ? 2 * spec.Shape[0] : pixels * (spec.Shape[^2] + spec.Shape[^1]), limit = Math.Sqrt(6 / fan);
        return RandomUniform(spec.Shape, -limit, limit, spec.DType, seed);
    };
}
