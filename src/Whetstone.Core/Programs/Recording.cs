namespace Whetstone;

/// <summary>A program while it is being written down.</summary>
internal sealed class Recording
{
    private readonly Dictionary<Tensor, int> captured = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> roots = new(ReferenceEqualityComparer.Instance);

    internal List<Value> Values { get; } = [];

    internal List<Instruction> Instructions { get; } = [];

    /// <summary>A value without an origin so far.</summary>
    internal Value Add(Spec spec, Format format, Value? of = null, int offset = 0, string name = "")
    {
        int id = Values.Count;
        Values.Add(new(id, spec, format, of?.Root ?? id, (of?.Offset ?? 0) + offset, Name: name));
        return Values[id];
    }

    /// <summary>The value for a tensor from outside.</summary>
    internal int Capture(Tensor x, bool constant = false)
    {
        if (captured.TryGetValue(x, out int id)) return id;
        // Tensors on the same memory share a root, so that a change of one is known to change the other.
        int root = Values.Count;
        if (x.Memory is { } memory && !roots.TryAdd(memory, root)) root = roots[memory];
        captured[x] = Values.Count;
        Values.Add(new(Values.Count, x.Spec, x.Format, root, 0, x, constant));
        return Values.Count - 1;
    }

    /// <summary>Writes down an operation.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="valueOf">The value for a tensor.</param>
    /// <param name="x">The inputs in the memory order that the op wants.</param>
    /// <returns>The value of its result.</returns>
    internal Value Record(Op op, ReadOnlySpan<Tensor> inputs, Func<Tensor, int> valueOf, out Tensor[] x)
    {
        Spec[] specs = new Spec[inputs.Length];
        for (int i = 0; i < specs.Length; i++) specs[i] = inputs[i].Spec;
        Spec spec = op.Infer(specs);

        x = new Tensor[inputs.Length];
        int[] ids = new int[inputs.Length];
        for (int i = 0; i < x.Length; i++) ids[i] = valueOf(x[i] = inputs[i].In(op.InputFormat(i, inputs)));
        bool writes = Funnel.MarkChanges(op, inputs, x);
        int? view = op.View(specs);
        Value y = view is { } offset
            ? Add(spec, op is Relayout relayout ? relayout.Target : spec.Shape == x[0].Shape ? x[0].Format : Format.Contiguous, Values[ids[0]], offset)
            : Add(spec, spec.Shape.Rank == 4 ? op.OutputFormat(x) : Format.Contiguous);
        Instructions.Add(new(op, ids, y.Id, view is null || writes));
        return y;
    }
}
