using Whetstone.Kernels;

namespace Whetstone.Testing;

/// <summary>A pointwise op at one of its examples, with the number of its inputs erased, so that a law is written once.</summary>
public abstract class PointwiseCase(object fn, ExampleAttribute example)
{
    /// <summary>The op's name and the attributes of the example.</summary>
    public string Name { get; } = example.Arguments.Length == 0 && example.From == -4 && example.To == 4 ? fn.GetType().Name
        : FormattableString.Invariant($"{fn.GetType().Name}({string.Join(", ", example.Arguments)}) on {example.From}..{example.To}");

    /// <summary>Least input of the example.</summary>
    public double From { get; } = example.From;

    /// <summary>Largest input of the example.</summary>
    public double To { get; } = example.To;

    /// <summary>The function's own type.</summary>
    public Type Function { get; } = fn.GetType();

    /// <summary>How many inputs.</summary>
    public abstract int Arity { get; }

    /// <summary>The op as tensors use it.</summary>
    public abstract Op Op { get; }

    /// <summary>How the element type of the result follows.</summary>
    public abstract ResultType Result { get; }

    /// <summary>See <see cref="IPointwise.SlopeTakesInput"/>.</summary>
    public virtual bool SlopeTakesInput => false;

    /// <summary>The function.</summary>
    public abstract T Value<T>(ReadOnlySpan<T> x) where T : struct, ILane<T>;

    /// <summary>Its derivative in one input.</summary>
    public abstract T Slope<T>(int input, ReadOnlySpan<T> x, T y) where T : struct, ILane<T>;

    /// <summary>The reference value.</summary>
    public double Value(params ReadOnlySpan<double> x) => Value<F64>(Lift(x)).Value;

    /// <summary>What the op says its derivative in <paramref name="input"/> is.</summary>
    public double Slope(int input, params ReadOnlySpan<double> x)
    {
        F64[] lanes = Lift(x);
        return Slope<F64>(input, lanes, Value<F64>(lanes)).Value;
    }

    /// <summary>Random inputs in the example's range, one array an input.</summary>
    public virtual double[][] Sample(int count, int seed)
    {
        Random random = new(seed);
        double[][] x = new double[Arity][];
        for (int k = 0; k < Arity; k++) x[k] = [.. Enumerable.Range(0, count).Select(_ => From + (To - From) * random.NextDouble())];
        return x;
    }

    public override string ToString() => Name;

    private static F64[] Lift(ReadOnlySpan<double> x)
    {
        F64[] lanes = new F64[x.Length];
        for (int i = 0; i < lanes.Length; i++) lanes[i] = new(x[i]);
        return lanes;
    }
}
