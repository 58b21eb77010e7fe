namespace Whetstone.Kernels;

/// <summary>How the inputs of a pointwise op are walked: rows of neighbours, and where each row starts in each input.</summary>
/// <remarks>
/// Shapes are aligned at their last axis, as in NumPy. Axes that every input treats alike are merged, so equal shapes become
/// one row, and in every row an input is either dense or a single repeated number.
/// </remarks>
public sealed class BroadcastPlan
{
    private readonly int[] sizes;        // merged axes of the result, the row's own length last
    private readonly int[][] strides;    // per input, per merged axis; 0 where it repeats

    private BroadcastPlan(int[] sizes, int[][] strides) => (this.sizes, this.strides) = (sizes, strides);

    /// <summary>Elements of the result.</summary>
    public int Length { get; private init; }

    /// <summary>Elements a row.</summary>
    public int RowLength => sizes[^1];

    /// <summary>Plans a result of shape <paramref name="result"/> from inputs that broadcast to it.</summary>
    public static BroadcastPlan Of(ReadOnlySpan<int> result, params ReadOnlySpan<int[]> inputs)
    {
        int rank = result.Length;
        List<int> sizes = [];
        List<int>[] strides = new List<int>[inputs.Length];
        int[] step = new int[inputs.Length];
        for (int i = 0; i < inputs.Length; i++) (strides[i], step[i]) = ([], 1);

        long length = 1;
        bool[] repeats = new bool[inputs.Length], previous = new bool[inputs.Length];
        for (int axis = rank - 1; axis >= 0; axis--)
        {
            int size = result[axis];
            length *= size;
            if (size == 1) continue;

            for (int i = 0; i < inputs.Length; i++)
            {
                int own = axis - rank + inputs[i].Length;
                repeats[i] = own < 0 || inputs[i][own] == 1;
            }

            if (sizes.Count > 0 && repeats.AsSpan().SequenceEqual(previous))
                sizes[^1] *= size;
            else
            {
                sizes.Add(size);
                for (int i = 0; i < inputs.Length; i++) strides[i].Add(repeats[i] ? 0 : step[i]);
                repeats.CopyTo(previous, 0);
            }
            for (int i = 0; i < inputs.Length; i++) if (!repeats[i]) step[i] *= size;
        }

        if (sizes.Count == 0)
        {
            sizes.Add(1);
            foreach (List<int> s in strides) s.Add(0);
        }
        sizes.Reverse();
        foreach (List<int> s in strides) s.Reverse();
        return new([.. sizes], [.. strides.Select(s => s.ToArray())]) { Length = checked((int)length) };
    }

    /// <summary>Whether <paramref name="input"/> is one repeated number along each row.</summary>
    public bool Repeats(int input) => strides[input][^1] == 0;

    /// <summary>Where <paramref name="row"/> starts in <paramref name="input"/>.</summary>
    public int Offset(int input, int row)
    {
        int offset = 0;
        int[] step = strides[input];
        for (int axis = sizes.Length - 2; axis >= 0; axis--)
        {
            (row, int at) = Math.DivRem(row, sizes[axis]);
            offset += at * step[axis];
        }
        return offset;
    }
}
