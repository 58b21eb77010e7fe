using Whetstone.Kernels;

namespace Whetstone.Testing;

/// <summary>A function of two numbers.</summary>
public sealed class BinaryCase<TFn>(TFn fn, ExampleAttribute example) : PointwiseCase(fn, example) where TFn : struct, IPointwise2
{
    public override int Arity => 2;

    public override Op Op => new Map2<TFn>(fn);

    public override ResultType Result => TFn.Result;

    public override T Value<T>(ReadOnlySpan<T> x) => fn.Value(x[0], x[1]);

    public override T Slope<T>(int input, ReadOnlySpan<T> x, T y) => input == 0 ? fn.SlopeA(x[0], x[1], y) : fn.SlopeB(x[0], x[1], y);
}
