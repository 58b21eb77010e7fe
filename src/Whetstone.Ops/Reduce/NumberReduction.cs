using System.Numerics;
using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>A reduction that is defined for every element type: integers are reduced as int64, floating types other than float32 in double.</summary>
/// <param name="Axes">The axes.</param>
/// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
public abstract record NumberReduction(Axes Axes, bool KeepDims) : Reduction(Axes, KeepDims)
{
    /// <summary>Reduces x [outer, n, inner] to y [outer, inner].</summary>
    protected abstract void Step(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers);

    /// <summary>As the other, for types without kernels of their own.</summary>
    protected abstract void Step<T>(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        DType from = l.DType(0), to = l.Result.DType;
        if (from == DType.Float32) AxisRuns.Reduce(l.Once(this, static (op, in l) => op.Runs(l)), l.X(0), l.Y, new Singles(this, l.Workers));
        else if (to.IsFloating)
        {
            using Widened x = new(l.Bytes(0), from), y = new(l.Result.Shape.Size);
            Reduce<double>(l, x.Span, y.Span, Step);
            y.Narrow(l.OutBytes(), to);
        }
        else
        {
            long[] x = Integers.Of(l.Bytes(0), from), y = new long[l.Result.Shape.Size];
            Reduce<long>(l, x, y, Step);
            Integers.Store(y, l.OutBytes(), to);
        }
    }


    private readonly struct Singles(NumberReduction op, Workers workers) : IReduceStep<float>
    {
        public void Run(bool isFirst, int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y) => op.Step(outer, n, inner, x, y, workers);
    }
}
