namespace Whetstone;

/// <summary>Takes operations in place of the kernels: a trace, a graph, or a queue of work for later.</summary>
/// <remarks>
/// The funnel asks <see cref="For"/> who takes an operation: the trace that is under way, or the owner of a symbolic input. So
/// the same ops serve tensors that have numbers and tensors that have none yet.
/// </remarks>
public abstract class Recorder
{
    /// <summary>Records an operation.</summary>
    /// <returns>A symbol for its result.</returns>
    protected internal abstract Tensor Apply(Op op, ReadOnlySpan<Tensor> inputs);

    /// <summary>Somebody wants a symbol's numbers: computes them, or says why there are none.</summary>
    protected internal abstract void Resolve(Tensor symbol);

    /// <summary>The symbol without its gradient, where that has to be recorded; null if a second handle on the same symbol will do.</summary>
    protected internal virtual Tensor? Detach(Tensor symbol) => null;

    /// <summary>What a symbol prints as; null to ask for its numbers.</summary>
    protected internal virtual string? Describe(Tensor symbol) => null;

    /// <summary>Random numbers are about to be drawn for a symbol, outside any operation. Who would keep them for ever refuses.</summary>
    /// <param name="operation">What draws.</param>
    public virtual void BeforeDraw(string operation)
    {
    }

    /// <summary>Who takes an operation on these tensors; null if kernels shall run at once.</summary>
    internal static Recorder? For(params ReadOnlySpan<Tensor> inputs)
    {
        if (Autograd.Recorder is { } recorder) return recorder;
        foreach (Tensor x in inputs) if (x.IsSymbolic) return x.Symbol!.Owner;
        return null;
    }

    /// <summary>A new symbol of this recorder.</summary>
    protected Tensor NewSymbol(int id, Spec spec, Format format = Format.Contiguous) => Tensor.OfSymbol(new(this, id), spec, format);

    /// <summary>The number under which this recorder knows a tensor; null for tensors of others.</summary>
    protected internal int? IdOf(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Symbol is { } symbol && symbol.Owner == this ? symbol.Id : null;
    }

    /// <summary>Gives a symbol its numbers: from now on it is an ordinary tensor in the memory of <paramref name="value"/>.</summary>
    protected static void Bind(Tensor symbol, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        ArgumentNullException.ThrowIfNull(value);
        if (symbol.Spec != value.Spec) throw new ShapeException($"a symbol {symbol.Spec} cannot stand for a tensor {value.Spec}");
        symbol.Bind(value.In(symbol.Format));
    }
}
