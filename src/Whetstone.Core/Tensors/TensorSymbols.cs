namespace Whetstone;

/// <content>Tensors that stand for numbers that do not exist yet.</content>
public sealed partial class Tensor
{
    /// <summary>What the tensor stands for while it has no numbers; null for an ordinary tensor.</summary>
    internal Symbol? Symbol { get; private init; }

    /// <summary>Whether the tensor has no numbers (yet): it stands for a result of a graph or of a function that is being traced.</summary>
    public bool IsSymbolic => storage is null && Symbol is { } symbol && !TryTake(symbol);

    /// <summary>Who records what is done with this tensor: a graph, or the trace that is under way; null for an ordinary tensor.</summary>
    public Recorder? Recorder => IsSymbolic ? Symbol!.Owner : null;

    /// <summary>A tensor without numbers.</summary>
    internal static Tensor OfSymbol(Symbol symbol, Spec spec, Format format = Format.Contiguous) => new(null, 0, spec, format) { Symbol = symbol };

    /// <summary>Memory for a symbol, or other memory than before: it is what another tensor has.</summary>
    internal void Bind(Tensor to, int from = 0)
    {
        Storage memory = to.Storage;
        offset = to.offset + from;
        // Another thread that sees the memory must see where the tensor starts in it.
        Volatile.Write(ref storage, memory);
    }

    /// <summary>What tensors on the same memory have in common; null without memory.</summary>
    internal object? Memory => storage;

    /// <summary>Where the tensor starts in its memory, in elements.</summary>
    internal int Start => offset;

    // A tensor made from given numbers while a function is traced is made anew at each run.
    private Tensor AsConstant()
    {
        Tensor y = Autograd.Tracer is { } tracer ? tracer.Constant(this) : this;
        GC.KeepAlive(this);
        return y;
    }

    // The program that a trace makes would keep the numbers that are read now for ever.
    private Tensor Readable()
    {
        WaitToRead();
        return In(Format.Contiguous);
    }

    // Several tensors may stand for one symbol: each finds its numbers when it is asked.
    private bool TryTake(Symbol symbol)
    {
        if (!symbol.IsReady) return false;
        Bind(symbol.Memory!);
        return true;
    }
}
