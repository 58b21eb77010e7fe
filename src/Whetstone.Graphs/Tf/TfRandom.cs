namespace Whetstone.Graphs;

/// <content>Random numbers. Every session draws its own, anew at each run.</content>
public static partial class Tf
{
    /// <summary><c>tf.truncated_normal(shape, mean, stddev, dtype, seed, name)</c>: within two standard deviations of the mean.</summary>
    public static Tensor TruncatedNormal(Shape shape, double mean = 0, double stddev = 1, DType dtype = DType.Float32, ulong? seed = null, string? name = null) =>
        Drawn("TruncatedNormal", name ?? "truncated_normal", rng => Tensor.TruncatedNormal(shape, rng, mean, stddev, type: dtype), seed);

    /// <summary><c>tf.random_normal(shape, mean, stddev, dtype, seed, name)</c>.</summary>
    public static Tensor RandomNormal(Shape shape, double mean = 0, double stddev = 1, DType dtype = DType.Float32, ulong? seed = null, string? name = null) =>
        Drawn("RandomStandardNormal", name ?? "random_normal", rng => Tensor.Normal(shape, rng, mean, stddev, dtype), seed);

    /// <summary><c>tf.random_uniform(shape, minval, maxval, dtype, seed, name)</c>.</summary>
    public static Tensor RandomUniform(Shape shape, double minval = 0, double maxval = 1, DType dtype = DType.Float32, ulong? seed = null, string? name = null) =>
        Drawn("RandomUniform", name ?? "random_uniform", rng => Tensor.Uniform(shape, rng, minval, maxval, dtype), seed);

    private static Tensor Drawn(string type, string name, Func<Rng, Tensor> draw, ulong? seed) =>
        Graph.Default.Record(type, name, new RandomBody((rng, _) => draw(rng), seed), []);
}
