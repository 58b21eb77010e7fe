using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>What the pointwise ops share: result types, and how inputs of different shapes and memory orders are brought together.</summary>
internal static class Mapping
{
    internal static DType ResultOf(ResultType rule, DType common) => rule switch
    {
        ResultType.Bool => DType.Bool,
        ResultType.Floating when !common.IsFloating => DType.Float32,
        _ => common,
    };

    /// <summary>The shape all inputs broadcast to.</summary>
    internal static bool TryBroadcast(ReadOnlySpan<Spec> x, out Shape result)
    {
        result = x[0].Shape;
        foreach (Spec spec in x[1..]) if (!Shape.TryBroadcast(result, spec.Shape, out result)) return false;
        return true;
    }

    /// <summary>Channels-last if a full-sized input is and all others can be read in that order without a copy; else contiguous.</summary>
    internal static Format Common(ReadOnlySpan<Tensor> x)
    {
        Format format = Format.Contiguous;
        int largest = 0;
        foreach (Tensor t in x) largest = Math.Max(largest, t.Length);
        foreach (Tensor t in x)
        {
            if (t.Format == Format.ChannelsLast && t.Length == largest) format = Format.ChannelsLast;
            if (t.Rank < 4 && t.Length != 1) return Format.Contiguous;      // aligned at W, which is not the last axis in memory then
        }
        return format;
    }

    /// <summary>The walk over inputs that lie in memory as <see cref="Common"/> says.</summary>
    internal static BroadcastPlan Plan(in Launch l)
    {
        int[][] shapes = new int[l.Count][];
        for (int i = 0; i < shapes.Length; i++) shapes[i] = InMemory(l.Shape(i), l.Format(i));
        bool last = false;
        for (int i = 0; i < shapes.Length; i++) last |= l.Format(i) == Format.ChannelsLast;
        return BroadcastPlan.Of(InMemory(l.Result.Shape, last ? Format.ChannelsLast : Format.Contiguous), shapes);
    }

    /// <summary>A pointwise function of batches works on each sample alone.</summary>
    internal static SampleWork Samples(Spec result) => result.Shape.Rank > 0 ? SampleWork.Each : SampleWork.Mixed;

    /// <summary>Whether an input has samples, and is not the same for all of them.</summary>
    internal static bool IsBatched(Spec input, Spec result) => input.Shape.Rank == result.Shape.Rank && input.Shape[0] == result.Shape[0];

    private static int[] InMemory(Shape s, Format format) => format == Format.ChannelsLast ? [s[0], s[2], s[3], s[1]] : s.ToArray();
}
