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
    public override void Run(in Launch l)
    {
        // Channels-last memory is a matrix [N·H·W, C], so a sum to [C] or [1, C, 1, 1] is a sum of its rows.
        int[] extents = l.Format(0) == Format.ChannelsLast ? [l.Shape(0).Size / l.Shape(0)[1], l.Shape(0)[1]] : l.Shape(0).ToArray();
        bool[] summed = l.Format(0) == Format.ChannelsLast ? [true, false] : Summed(l.Shape(0));
        if (l.Result.DType == DType.Float32)
        {
            Workers workers = l.Workers;
            AxisRuns.Reduce(extents, summed, l.X(0), l.Y, (outer, n, inner, from, to) => ReduceKernel.Sum(outer, n, inner, from, to, workers));
        }
        else
        {
            using Widened x = new(l.Bytes(0), l.DType(0)), y = new(l.Result.Shape.Size);
            AxisRuns.Reduce<double>(extents, summed, x.Span, y.Span, ReduceKernel<double>.Sum);
            y.Narrow(l.OutBytes(), l.Result.DType);
        }
    }

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => false;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new BroadcastTo(x[0].Shape).Apply(dy);

    private bool PerChannel(Shape x) => x.Rank == 4 && Target.Rank == 4 && Target.Size == x[1] && Target[1] == x[1];

    private bool[] Summed(Shape x)
    {
        bool[] summed = new bool[x.Rank];
        int added = x.Rank - Target.Rank;
        for (int i = 0; i < summed.Length; i++) summed[i] = i < added || Target[i - added] != x[i];
        return summed;
    }
}
