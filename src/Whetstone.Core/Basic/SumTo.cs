using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>Sums over the axes along which a shape was broadcast: the adjoint of <see cref="BroadcastTo"/>.</summary>
public sealed record SumTo(Shape Target) : Op
{
    /// <summary>Brings a gradient to the shape and type of the tensor it belongs to.</summary>
    public static Tensor Shape(Tensor gradient, Spec spec)
    {
        Tensor sum = gradient.Shape == spec.Shape ? gradient : new SumTo(spec.Shape).Apply(gradient);
        return sum.DType == spec.DType ? sum : new Cast(spec.DType).Apply(sum);
    }

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) =>
        Whetstone.Shape.TryBroadcast(Target, x[0].Shape, out Shape result) && result == x[0].Shape ? x[0] with { Shape = Target } : throw Bad($"was not broadcast from {Target}", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => PerChannel(x[0].Shape) ? x[0].Format : Format.Contiguous;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x)
    {
        int rank = x[0].Shape.Rank;
        if (rank == 0 || x[0].DType != DType.Float32) return SampleWork.Mixed;
        return Target.Rank < rank || Target[0] == 1 ? SampleWork.Sum : SampleWork.Each;
    }

    /// <inheritdoc/>
    public override Op ForSamples(int count) => this with { Target = Target.With(0, count) };

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        List<(int Outer, int N, int Inner)> runs = l.Once(this, static (_, in l) => Runs(l));
        if (l.Result.DType == DType.Float32) AxisRuns.Reduce(runs, l.X(0), l.Y, new Singles(l.Workers));
        else
        {
            using Widened x = new(l.Bytes(0), l.DType(0)), y = new(l.Result.Shape.Size);
            AxisRuns.Reduce<double, Doubles>(runs, x.Span, y.Span, default);
            y.Narrow(l.OutBytes(), l.Result.DType);
        }
    }

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => false;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new BroadcastTo(x[0].Shape).Apply(dy);

    // Channels-last memory is a matrix [N·H·W, C], so a sum to [C] or [1, C, 1, 1] is a sum of its rows.
    private static List<(int Outer, int N, int Inner)> Runs(in Launch l)
    {
        Shape x = l.Shape(0);
        return l.Format(0) == Format.ChannelsLast ? AxisRuns.Of([x.Size / x[1], x[1]], [true, false]) : AxisRuns.Of(x.Span, Summed(x, l.Result.Shape));
    }

    private bool PerChannel(Shape x) => x.Rank == 4 && Target.Rank == 4 && Target.Size == x[1] && Target[1] == x[1];

    private static bool[] Summed(Shape x, Shape target)
    {
        bool[] summed = new bool[x.Rank];
        int added = x.Rank - target.Rank;
        for (int i = 0; i < summed.Length; i++) summed[i] = i < added || target[i - added] != x[i];
        return summed;
    }

    private readonly struct Singles(Workers workers) : IReduceStep<float>
    {
        public void Run(bool isFirst, int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y) => ReduceKernel.Sum(outer, n, inner, x, y, workers);
    }

    private readonly struct Doubles : IReduceStep<double>
    {
        public void Run(bool isFirst, int outer, int n, int inner, ReadOnlySpan<double> x, Span<double> y) => ReduceKernel<double>.Sum(outer, n, inner, x, y);
    }
}
