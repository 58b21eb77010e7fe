using System.Numerics;

namespace Whetstone.Kernels;

/// <summary>Reductions of any number type over n of a shape seen as [outer, n, inner]: plain loops, for tensors other than float32.</summary>
/// <remarks>Every result is folded in index order on the calling thread.</remarks>
public static class ReduceKernel<T> where T : unmanaged, INumber<T>
{
    /// <summary>Sums x [outer, n, inner] to y [outer, inner]; 0 for n = 0.</summary>
    public static void Sum(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y) =>
        Run<Add>(Extent.Of(outer, n, inner, x.Length), T.Zero, x, y);

    /// <summary>Multiplies x [outer, n, inner] to y [outer, inner]; 1 for n = 0.</summary>
    public static void Prod(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y) =>
        Run<Multiply>(Extent.Of(outer, n, inner, x.Length), T.One, x, y);

    /// <summary>The largest of x [outer, n, inner] to y [outer, inner]; NaN if any is NaN.</summary>
    /// <exception cref="ArgumentException">n is 0.</exception>
    public static void Max(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y) =>
        Run<Larger>(Extent.Of(outer, n, inner, x.Length).NotEmpty("max"), null, x, y);

    /// <summary>The smallest of x [outer, n, inner] to y [outer, inner]; NaN if any is NaN.</summary>
    /// <exception cref="ArgumentException">n is 0.</exception>
    public static void Min(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y) =>
        Run<Smaller>(Extent.Of(outer, n, inner, x.Length).NotEmpty("min"), null, x, y);

    /// <summary>The mean of x [outer, n, inner] to y [outer, inner], rounded to zero for integers.</summary>
    /// <exception cref="DivideByZeroException">n is 0 and the type has no NaN.</exception>
    public static void Mean(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y)
    {
        Sum(outer, n, inner, x, y);
        foreach (ref T value in y) value /= T.CreateChecked(n);
    }

    /// <summary>Where x [outer, n, inner] is largest, as index [outer, inner]: the first of equals, or the first NaN.</summary>
    /// <exception cref="ArgumentException">n is 0.</exception>
    public static void ArgMax(int outer, int n, int inner, ReadOnlySpan<T> x, Span<long> index) =>
        Arg(Extent.Of(outer, n, inner, x.Length).NotEmpty("argmax"), largest: true, x, index);

    /// <summary>Where x [outer, n, inner] is smallest, as index [outer, inner]: the first of equals, or the first NaN.</summary>
    /// <exception cref="ArgumentException">n is 0.</exception>
    public static void ArgMin(int outer, int n, int inner, ReadOnlySpan<T> x, Span<long> index) =>
        Arg(Extent.Of(outer, n, inner, x.Length).NotEmpty("argmin"), largest: false, x, index);

    private static void Run<TStep>(Extent extent, T? identity, ReadOnlySpan<T> x, Span<T> y) where TStep : struct, IStep
    {
        SpanSize.Check(extent.Results, y.Length, nameof(y));
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<T> column = Column(extent, x, i);
            int from = identity is null ? 1 : 0;
            T value = identity ?? column[0];
            for (int k = from; k < extent.N; k++) value = TStep.Join(value, column[k * extent.Inner]);
            y[i] = value;
        }
    }

    private static void Arg(Extent extent, bool largest, ReadOnlySpan<T> x, Span<long> index)
    {
        SpanSize.Check(extent.Results, index.Length, nameof(index));
        for (int i = 0; i < index.Length; i++)
        {
            ReadOnlySpan<T> column = Column(extent, x, i);
            int best = 0;
            for (int k = 1; k < extent.N; k++)
            {
                T value = column[k * extent.Inner], known = column[best * extent.Inner];
                bool better = largest ? value > known : value < known;
                if (better || (T.IsNaN(value) && !T.IsNaN(known))) best = k;
            }

            index[i] = best;
        }
    }

    private static ReadOnlySpan<T> Column(Extent extent, ReadOnlySpan<T> x, int result)
    {
        (int outer, int column) = Math.DivRem(result, extent.Inner);
        return extent.N == 0 ? [] : x[(outer * extent.N * extent.Inner + column)..];
    }

    private interface IStep
    {
        static abstract T Join(T a, T b);
    }

    private readonly struct Add : IStep
    {
        public static T Join(T a, T b) => a + b;
    }

    private readonly struct Multiply : IStep
    {
        public static T Join(T a, T b) => a * b;
    }

    private readonly struct Larger : IStep
    {
        public static T Join(T a, T b) => T.Max(a, b);
    }

    private readonly struct Smaller : IStep
    {
        public static T Join(T a, T b) => T.Min(a, b);
    }
}
