namespace Whetstone.Ops;

/// <summary>An op that makes one number of all elements along some axes.</summary>
/// <param name="Axes">The axes.</param>
/// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
public abstract record Reduction(Axes Axes, bool KeepDims) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => new(Axes.Reduced(x[0].Shape, KeepDims), ResultOf(x[0].DType));

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) =>
        x[0].Format == Format.ChannelsLast && KeepsOrder(Axes.Of(x[0].Shape)) ? Format.ChannelsLast : Format.Contiguous;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => KeepDims ? x[0].Format : Format.Contiguous;

    /// <summary>The element type of the result.</summary>
    protected virtual DType ResultOf(DType x) => x;

    /// <summary>Reduces the first input, or numbers that lie in memory as it does, run by run.</summary>
    protected void Reduce<T>(in Launch l, ReadOnlySpan<T> x, Span<T> y, AxisRuns.Step<T> first, AxisRuns.Step<T>? rest = null)
    {
        (int[] extents, bool[] reduced) = InMemory(l);
        AxisRuns.Reduce(extents, reduced, x, y, first, rest);
    }

    /// <summary>The chain of reductions of neighbouring axes.</summary>
    protected List<(int Outer, int N, int Inner)> Runs(in Launch l)
    {
        (int[] extents, bool[] reduced) = InMemory(l);
        return AxisRuns.Of(extents, reduced);
    }

    /// <summary>Extents of the first input in memory order, and which are reduced.</summary>
    protected (int[] Extents, bool[] Reduced) InMemory(in Launch l)
    {
        int[] extents = l.Shape(0).ToArray();
        bool[] reduced = Axes.Of(l.Shape(0));
        return l.Format(0) == Format.ChannelsLast
            ? ([extents[0], extents[2], extents[3], extents[1]], [reduced[0], reduced[2], reduced[3], reduced[1]])
            : (extents, reduced);
    }

    /// <summary>The result or its gradient with extents of 1 where axes were reduced, so that it broadcasts to the input.</summary>
    protected Tensor Expand(Tensor y, Shape input)
    {
        Shape kept = Axes.Reduced(input, keepDims: true);
        return y.Shape == kept ? y : y.Reshape(kept);
    }

    // What is left of [N, H, W, C] must come in the order in which it is left of [N, C, H, W].
    private bool KeepsOrder(bool[] reduced) => KeepDims || reduced[1] || (reduced[2] && reduced[3]);
}
