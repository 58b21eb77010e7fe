using Whetstone.Kernels;

namespace Whetstone;

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
        int[] extents = l.Format(0) == Format.ChannelsLast ? [l.Shape(0).Length / l.Shape(0)[1], l.Shape(0)[1]] : l.Shape(0).ToArray();
        bool[] summed = l.Format(0) == Format.ChannelsLast ? [true, false] : Summed(l.Shape(0));
        if (l.Result.DType == DType.Float32) Reduce(extents, summed, l.X(0), l.Y, l.Workers);
        else
        {
            using Widened x = new(l.Bytes(0), l.DType(0)), y = new(l.Result.Shape.Length);
            Reduce64(extents, summed, x.Span, y.Span);
            y.Narrow(l.OutBytes(), l.Result.DType);
        }
    }

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => false;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new BroadcastTo(x[0].Shape).Apply(dy);

    private bool PerChannel(Shape x) => x.Rank == 4 && Target.Rank == 4 && Target.Length == x[1] && Target[1] == x[1];

    private bool[] Summed(Shape x)
    {
        bool[] summed = new bool[x.Rank];
        int added = x.Rank - Target.Rank;
        for (int i = 0; i < summed.Length; i++) summed[i] = i < added || Target[i - added] != x[i];
        return summed;
    }

    // One run of neighbouring summed axes at a time, the last run first: each is a sum over the middle of [outer, n, inner].
    private static void Reduce(int[] extents, bool[] summed, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        (int outer, int n, int inner, bool last) = LastRun(extents, summed);
        if (last)
        {
            ReduceKernel.Sum(outer, n, inner, x, y, workers);
            return;
        }
        float[] partial = new float[outer * inner];
        ReduceKernel.Sum(outer, n, inner, x, partial, workers);
        Reduce(extents, summed, partial, y, workers);
    }

    private static void Reduce64(int[] extents, bool[] summed, ReadOnlySpan<double> x, Span<double> y)
    {
        (int outer, int n, int inner, bool last) = LastRun(extents, summed);
        double[] partial = new double[outer * inner];
        for (int o = 0; o < outer; o++)
            for (int k = 0; k < n; k++)
                for (int i = 0; i < inner; i++) partial[o * inner + i] += x[(o * n + k) * inner + i];
        if (last) partial.CopyTo(y);
        else Reduce64(extents, summed, partial, y);
    }

    private static (int Outer, int N, int Inner, bool Last) LastRun(int[] extents, bool[] summed)
    {
        int end = Array.LastIndexOf(summed, true) + 1, start = end;
        while (start > 0 && summed[start - 1]) start--;
        int outer = 1, n = 1, inner = 1;
        for (int i = 0; i < extents.Length; i++)
        {
            if (i < start) outer *= extents[i];
            else if (i >= end) inner *= extents[i];
            else
            {
                n *= extents[i];
                (extents[i], summed[i]) = (1, false);
            }
        }
        return (outer, n, inner, Array.IndexOf(summed, true) < 0);
    }
}
