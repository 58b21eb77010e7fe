using Whetstone.Kernels;

namespace Whetstone;

/// <summary>The tanh approximation of <see cref="Gelu"/>, as in GPT-2.</summary>
/// <remarks>Shape: any → same.</remarks>
[Op("GeluTanh"), Example]
public readonly record struct GeluTanh : IPointwise
{
    /// <inheritdoc/>
    public static Keep Keep => Keep.Input;

    /// <inheritdoc/>
    public T Value<T>(T x) where T : struct, ILane<T> => T.Of(0.5) * x * (T.Of(1) + Inner(x));

    /// <inheritdoc/>
    public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(0.5) * (T.Of(1) + Inner(x)) + T.Of(0.5) * x * (T.Of(1) - Inner(x) * Inner(x)) * T.Of(Root) * (T.Of(1) + T.Of(3 * Cubic) * x * x);

    private const double Root = 0.79788456080286536, Cubic = 0.044715;

    private static T Inner<T>(T x) where T : struct, ILane<T> => T.Tanh(T.Of(Root) * (x + T.Of(Cubic) * x * x * x));
}

/// <summary>The method of <c>GeluTanh</c>.</summary>
public static class GeluTanhApi
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Whetstone.GeluTanh"/>
        public Tensor GeluTanh() => x.Map(new GeluTanh());
    }
}
