namespace Whetstone;

/// <content>Indexing.</content>
public sealed partial class Tensor
{
    /// <summary>A part of this tensor: <c>x[0]</c>, <c>x[^1, 2..5]</c>, <c>x[TensorIndex.Ellipsis, 0]</c>.</summary>
    /// <remarks>Axes that are not named are taken whole. A part of neighbouring rows shares the memory; any other is a copy.</remarks>
    /// <exception cref="ShapeException">Too many indices, or one outside its axis.</exception>
    [System.Runtime.CompilerServices.IndexerName("At")]
    public Tensor this[params ReadOnlySpan<TensorIndex> indices]
    {
        get
        {
            int named = 0;
            bool ellipsis = false;
            foreach (TensorIndex index in indices)
            {
                if (index.Type is TensorIndex.Kind.Position or TensorIndex.Kind.Range) named++;
                if (index.Type is TensorIndex.Kind.Ellipsis && ellipsis) throw new ShapeException("only one ellipsis is possible in an index");
                ellipsis |= index.Type is TensorIndex.Kind.Ellipsis;
            }
            if (named > Rank) throw new ShapeException($"{named} indices for the {Rank} axes of {Spec}");
            return Take(indices, Rank - named);
        }
    }

    private Tensor Take(ReadOnlySpan<TensorIndex> indices, int unnamed)
    {
        int[] start = new int[Rank], step = new int[Rank], extent = new int[Rank];
        List<int> result = [];
        int axis = 0;
        foreach (TensorIndex index in indices)
            switch (index.Type)
            {
                case TensorIndex.Kind.NewAxis: result.Add(1); break;
                case TensorIndex.Kind.Ellipsis:
                    for (int i = 0; i < unnamed; i++) Whole();
                    unnamed = 0;
                    break;
                case TensorIndex.Kind.Position:
                    start[axis] = Position(index.Range.Start, axis);
                    (step[axis], extent[axis]) = (1, 1);
                    axis++;
                    break;
                case TensorIndex.Kind.Range when index.Step == 1 && index.Range.Equals(Range.All): Whole(); break;
                default:
                    (start[axis], extent[axis]) = Window(index, axis);
                    step[axis] = index.Step;
                    result.Add(extent[axis++]);
                    break;
            }
        while (axis < Rank) Whole();

        Tensor window = new Slice(start, Steps.Create(step), Shape.Partial(extent)).Apply(this);
        return result.SequenceEqual(extent) ? window : window.Reshape(result.ToArray().AsSpan());

        void Whole()
        {
            (step[axis], extent[axis]) = (1, Shape.Span[axis]);
            result.Add(extent[axis++]);
        }
    }

    private int Position(Index index, int axis)
    {
        int at = index.GetOffset(Shape[axis]);
        return (uint)at < (uint)Shape[axis] ? at : throw new ShapeException($"index {index} is outside axis {axis} of {Spec}");
    }

    private (int Start, int Extent) Window(TensorIndex index, int axis)
    {
        int size = Shape[axis], from = index.Range.Start.GetOffset(size), to = index.Range.End.GetOffset(size);
        if (from < 0 || to > size || from > to) throw new ShapeException($"range {index.Range} is outside axis {axis} of {Spec}");
        int extent = (to - from + Math.Abs(index.Step) - 1) / Math.Abs(index.Step);
        return (index.Step > 0 ? from : Math.Max(to - 1, 0), extent);
    }
}
