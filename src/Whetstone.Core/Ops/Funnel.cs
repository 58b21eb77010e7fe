using Whetstone.Kernels;

namespace Whetstone;

/// <summary>The one way through which every op runs.</summary>
internal static class Funnel
{
    internal static Tensor Apply(Op op, ReadOnlySpan<Tensor> inputs)
    {
        if (Recorder.For(inputs) is { } recorder) return recorder.Apply(op, inputs);
        Spec[] specs = new Spec[inputs.Length];
        for (int i = 0; i < specs.Length; i++) specs[i] = inputs[i].Spec;
        Spec spec = op.Infer(specs);

        // What the op reads: the inputs in the order it prefers. The same logical tensors, so they keep their place in the graph.
        Tensor[] x = new Tensor[inputs.Length];
        for (int i = 0; i < x.Length; i++) x[i] = inputs[i].In(op.InputFormat(i, inputs));

        int? view = op.View(specs);
        Tensor y = view is { } offset ? x[0].ViewAt(offset, spec) : Tensor.Empty(spec, op.OutputFormat(x));
        bool writes = MarkChanges(op, inputs, x);
        if (view is null || writes) op.Run(new Launch(x, y, Workers.Current));
        if (Autograd.IsRecording) Remember(op, x, y);
        GC.KeepAlive(x);
        return y;
    }

    /// <summary>Marks what the op changes in place as changed; false if that is nothing.</summary>
    internal static bool MarkChanges(Op op, ReadOnlySpan<Tensor> inputs, Tensor[] x)
    {
        bool writes = false;
        for (int i = 0; i < x.Length; i++)
        {
            if (!op.Writes(i)) continue;
            // A converted copy would be changed in the tensor's stead.
            if (!ReferenceEquals(x[i], inputs[i])) throw new ShapeException($"{op.Name}: input {i} {inputs[i].Spec} is changed in place, so it must be contiguous");
            x[i].MarkChanged();
            writes = true;
        }
        return writes;
    }

    /// <summary>Keeps how a result was computed, if a gradient may be wanted.</summary>
    internal static void Remember(Op op, Tensor[] x, Tensor y)
    {
        bool wanted = false;
        for (int i = 0; i < x.Length; i++) wanted |= x[i].Node is not null && op.IsDifferentiable(i);
        if (wanted && y.DType.IsFloating) Node.Attach(op, x, y);
    }
}
