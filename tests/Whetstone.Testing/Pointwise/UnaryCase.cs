using Whetstone.Kernels;

namespace Whetstone.Testing;

/// <summary>A function of one number.</summary>
public sealed class UnaryCase<TFn>(TFn fn, ExampleAttribute example) : PointwiseCase(fn, example) where TFn : struct, IPointwise
{
    public override int Arity => 1;

    public override Op Op => new Map<TFn>(fn);

    public override ResultType Result => TFn.Result;

    public override bool SlopeTakesInput => TFn.SlopeTakesInput;

    public override T Value<T>(ReadOnlySpan<T> x) => fn.Value(x[0]);

    public override T Slope<T>(int input, ReadOnlySpan<T> x, T y) => fn.Slope(x[0], y);
}
