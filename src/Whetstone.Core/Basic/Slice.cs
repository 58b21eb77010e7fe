using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>A strided window: <c>y[i, …] = x[start + i · step, …]</c>.</summary>
/// <param name="Start">First index an axis.</param>
/// <param name="Step">Distance of neighbours an axis; negative runs backwards, never 0.</param>
/// <param name="Target">Extents of the window; unknown for axes of a graph's tensor that are taken whole.</param>
[Op("Slice", Onnx = "Slice", Since = 13)]
public sealed record Slice(Shape Start, Steps Step, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        Shape shape = x[0].Shape;
        if (Start.Rank != shape.Rank || Step.Count != shape.Rank || Target.Rank != shape.Rank) throw Bad($"needs one range an axis, got {Start.Rank}", x);
        for (int i = 0; i < shape.Rank; i++)
        {
            int last = Start[i] + (Target[i] - 1) * Step[i];
            if (Target[i] > 0 && (Start[i] >= shape[i] || last < 0 || last >= shape[i])) throw Bad($"the window {Start[i]}..{last} leaves axis {i}", x);
        }
        return x[0] with { Shape = Target };
    }

    /// <inheritdoc/>
    public override Op For(ReadOnlySpan<Spec> x)
    {
        if (Target.IsKnown) return this;
        int[] extents = Target.ToArray();
        for (int i = 0; i < extents.Length; i++) if (extents[i] == Shape.Unknown) extents[i] = x[0].Shape[i];
        return this with { Target = extents };
    }

    /// <inheritdoc/>
    public override int? View(ReadOnlySpan<Spec> x)
    {
        // Whole rows of the outermost axis that differs are one piece of memory.
        Shape shape = x[0].Shape;
        int axis = 0;
        while (axis < shape.Rank && Target[axis] == 1) axis++;
        if (axis < shape.Rank && Step[axis] != 1) return null;
        for (int i = axis + 1; i < shape.Rank; i++) if (Target[i] != shape[i] || Step[i] != 1) return null;
        if (Target.Size == 0) return 0;
        int offset = 0;
        for (int i = 0; i < shape.Rank; i++) offset = offset * shape[i] + Start[i];
        return offset;
    }

    /// <inheritdoc/>
    /// <remarks>Where a view starts is known for row-major memory only.</remarks>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => View([x[0].Spec]) is null ? x[0].Format : Format.Contiguous;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => Target.Rank > 1 && Start[0] == 0 && Step[0] == 1 && Target[0] == x[0].Shape[0] ? SampleWork.Each : SampleWork.Mixed;

    /// <inheritdoc/>
    public override Op ForSamples(int count) => this with { Target = Target.With(0, count) };

    /// <inheritdoc/>
    public override void Run(in Launch l) => l.Once(this, static (op, in l) => op.Plan(l)).Run(l.Result.DType.Size, l.Bytes(0), l.OutBytes(), l.Workers);

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => false;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new Embed(Start, Step, x[0].Shape).Apply(dy);

    private CopyPlan Plan(in Launch l)
    {
        Format order = l.Format(0);
        return CopyPlan.Slice(MemoryOrder.Of(l.Shape(0).Span, order), MemoryOrder.Of(Start.Span, order), MemoryOrder.Of(Step.Span, order), MemoryOrder.Of(Target.Span, order));
    }
}

/// <summary>Puts a tensor into a strided window of zeros: the adjoint of <see cref="Slice"/>.</summary>
/// <param name="Start">First index an axis.</param>
/// <param name="Step">Distance of neighbours an axis.</param>
/// <param name="Target">Extents of the result.</param>
public sealed record Embed(Shape Start, Steps Step, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = Target };

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        CopyPlan plan = l.Once(this, static (op, in l) => op.Plan(l));
        l.OutBytes().Clear();
        plan.Run(l.Result.DType.Size, l.Bytes(0), l.OutBytes(), l.Workers);
    }

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => false;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new Slice(Start, Step, x[0].Shape).Apply(dy);

    private CopyPlan Plan(in Launch l)
    {
        Format order = l.Format(0);
        return CopyPlan.SliceInto(MemoryOrder.Of(Target.Span, order), MemoryOrder.Of(Start.Span, order), MemoryOrder.Of(Step.Span, order), MemoryOrder.Of(l.Shape(0).Span, order));
    }
}
