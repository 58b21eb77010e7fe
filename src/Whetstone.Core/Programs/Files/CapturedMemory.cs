namespace Whetstone;

/// <summary>The memory of captured tensors, each piece of it once: tensors that look at the same memory do so again when they are read.</summary>
internal sealed class CapturedMemory
{
    private readonly OrderedDictionary<string, Tensor> tensors = [];
    private readonly Dictionary<int, (string Name, int? At)> places = [];

    internal CapturedMemory(IEnumerable<Value> captured)
    {
        foreach (IGrouping<object, Value> shared in captured.Where(v => !v.IsHollow).GroupBy(v => v.Captured!.Memory!, ReferenceEqualityComparer.Instance))
            foreach (List<Value> piece in Pieces([.. shared.OrderBy(v => v.Captured!.Start)])) Add(piece);
    }

    /// <summary>The pieces by name.</summary>
    internal IReadOnlyDictionary<string, Tensor> Tensors => tensors;

    /// <summary>The piece in which a value lies, and where in it if it is not all of it; null for a value without numbers.</summary>
    internal (string Name, int? At)? PlaceOf(Value value) => places.TryGetValue(value.Id, out (string, int?) place) ? place : null;

    // Runs of tensors that overlap.
    private static IEnumerable<List<Value>> Pieces(IReadOnlyList<Value> byStart)
    {
        List<Value> piece = [];
        int end = 0;
        foreach (Value value in byStart)
        {
            Tensor x = value.Captured!;
            if (piece.Count > 0 && x.Start >= end && !Same(piece[0], value))
            {
                yield return piece;
                piece = [];
            }
            piece.Add(value);
            end = Math.Max(end, x.Start + x.Length);
        }
        yield return piece;
    }

    private void Add(List<Value> piece)
    {
        string name = $"{tensors.Count}";
        Tensor first = piece[0].Captured!;
        if (piece.TrueForAll(v => Same(v, piece[0])))
        {
            tensors.Add(name, first);
            foreach (Value value in piece) places.Add(value.Id, (name, null));
            return;
        }
        if (piece.Find(v => v.Spec.DType != first.DType) is { } other)
            throw new NotSupportedException($"the program cannot be saved: captured tensors {first.Spec} and {other.Spec} of different types share memory");
        int length = piece.Max(v => v.Captured!.Start + v.Captured.Length) - first.Start;
        tensors.Add(name, first.ViewAt(0, new([length], first.DType), Format.Contiguous));
        foreach (Value value in piece) places.Add(value.Id, (name, value.Captured!.Start - first.Start));
    }

    private static bool Same(Value a, Value b) => a.Captured!.Start == b.Captured!.Start && a.Spec == b.Spec && a.Format == b.Format;
}
