using Whetstone.Kernels;

namespace Whetstone.Testing;

/// <summary>A function of three numbers.</summary>
public sealed class TernaryCase<TFn>(TFn fn, ExampleAttribute example) : PointwiseCase(fn, example) where TFn : struct, IPointwise3
{
    public override int Arity => 3;

    public override Op Op => new Map3<TFn>(fn);

    public override ResultType Result => ResultType.Promoted;

    public override T Value<T>(ReadOnlySpan<T> x) => fn.Value(x[0], x[1], x[2]);

    public override T Slope<T>(int input, ReadOnlySpan<T> x, T y) => input switch
    {
        0 => fn.SlopeA(x[0], x[1], x[2], y),
        1 => fn.SlopeB(x[0], x[1], x[2], y),
        _ => fn.SlopeC(x[0], x[1], x[2], y),
    };

    /// <summary>Every third condition is 0, so that both branches run.</summary>
    public override double[][] Sample(int count, int seed)
    {
        double[][] x = base.Sample(count, seed);
        for (int i = 0; i < count; i += 3) x[0][i] = 0;
        return x;
    }
}
