namespace Whetstone.Testing;

/// <summary>Random directions in the space of an op's inputs, and steps along them that single precision takes exactly.</summary>
public sealed class Directions
{
    // Inputs are multiples of 2⁻¹⁰, directions of 2⁻⁶ and steps powers of two down to 2⁻⁷, so x + h·v is exact below 2¹¹.
    private const double InputGrid = 1 << 10, DirectionGrid = 1 << 6;

    private readonly Random random;

    public Directions(int seed) => random = new(seed);

    /// <summary>The inputs with every float32 one moved to the grid.</summary>
    public static Tensor[] OnGrid(IReadOnlyList<Tensor> x) =>
        [.. x.Select(t => t.DType == DType.Float32 ? Tensor.Of([.. t.ToArray().Select(v => (float)(Math.Round(v * InputGrid) / InputGrid))], t.Shape) : t)];

    /// <summary>A direction between −1 and 1 for each float32 input that gradients flow to; null for the others.</summary>
    public double[]?[] Of(Op op, IReadOnlyList<Tensor> x) => [.. x.Select((t, i) => t.DType == DType.Float32 && op.IsDifferentiable(i)
        ? Enumerable.Range(0, t.Length).Select(_ => Math.Round((2 * random.NextDouble() - 1) * DirectionGrid) / DirectionGrid).ToArray() : null)];

    /// <summary>Weights of a result, between −1 and 1.</summary>
    public Tensor Weights(Shape shape) => Tensor.Of([.. Enumerable.Range(0, shape.Size).Select(_ => (float)(2 * random.NextDouble() - 1))], shape);

    /// <summary>The inputs moved by <paramref name="step"/> along the directions.</summary>
    public static Tensor[] Moved(IReadOnlyList<Tensor> x, double[]?[] directions, double step) => [.. x.Select((t, i) =>
    {
        if (directions[i] is not { } v) return t;
        float[] y = t.ToArray();
        for (int k = 0; k < y.Length; k++) y[k] += (float)(step * v[k]);
        return Tensor.Of(y, t.Shape);
    })];
}
