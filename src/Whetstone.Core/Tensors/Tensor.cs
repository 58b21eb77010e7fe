using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone;

/// <summary>An array of numbers of any rank, on which every operation of the framework works.</summary>
/// <remarks>
/// A tensor is a small handle on pooled memory. Nothing needs to be disposed: when the last tensor that can reach a piece of
/// memory is gone, the memory is used again. Operations return new tensors; only <see cref="Assign"/> changes one in place.
/// Tensors may be read from several threads at once, but not while one is being assigned to.
/// </remarks>
public sealed partial class Tensor
{
    private Storage? storage;
    private int offset;

    private Tensor(Storage? storage, int offset, Spec spec, Format format)
    {
        this.storage = storage;
        this.offset = offset;
        Spec = spec;
        Format = format;
    }

    /// <summary>Shape and element type.</summary>
    public Spec Spec { get; }

    /// <summary>The extents.</summary>
    public Shape Shape => Spec.Shape;

    /// <summary>The element type.</summary>
    public DType DType => Spec.DType;

    /// <summary>Number of axes.</summary>
    public int Rank => Shape.Rank;

    /// <summary>Number of elements.</summary>
    public int Length => Shape.Size;

    /// <summary>The order of the elements in memory; it never shows in results.</summary>
    public Format Format { get; }

    /// <summary>Whether only shape and type are left, as in what a graph keeps of tensors whose numbers it does not need.</summary>
    internal bool IsHollow => storage is null && Symbol is null;

    internal int Version
    {
        get => storage?.Version ?? Symbol?.Version ?? 0;
        set => storage!.Version = value;
    }

    /// <summary>A new tensor with undefined content.</summary>
    internal static Tensor Empty(Spec spec, Format format = Format.Contiguous) =>
        new(MemoryPool.Shared.Rent(spec.Bytes), 0, spec, spec.Shape.Rank == 4 ? format : Format.Contiguous);

    /// <summary>A new tensor with every element equal to <paramref name="value"/>.</summary>
    internal static Tensor Filled(Spec spec, double value)
    {
        Tensor y = Empty(spec);
        switch (spec.DType)
        {
            case DType.Float32: y.Span<float>().Fill((float)value); break;
            case DType.Float64: y.Span<double>().Fill(value); break;
            case DType.Float16: y.Span<Half>().Fill((Half)value); break;
            case DType.BFloat16: y.Span<BFloat16>().Fill((BFloat16)(float)value); break;
            case DType.Int64: y.Span<long>().Fill((long)value); break;
            case DType.Int32: y.Span<int>().Fill((int)value); break;
            case DType.Bool: y.Span<bool>().Fill(value != 0); break;
            default: y.Span<byte>().Fill((byte)value); break;
        }
        return y.AsConstant();
    }

    /// <summary>Copies <paramref name="value"/> into this tensor's own memory; every tensor that shares the memory sees it.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="InvalidOperationException">This tensor was computed by a recorded operation.</exception>
    public void Assign(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Shape != Shape) throw new ShapeException($"Assign: the shapes differ; got {value.Spec} for {Spec}");
        if (Node?.Op is { } op && Autograd.IsRecording)
            throw new InvalidOperationException($"Assign: this tensor {Spec} is the result of {op.Name}; only leaves, or tensors under Autograd.NoGrad, can be changed in place");
        if (Recorder.For(this, value) is { } recorder)
        {
            recorder.Apply(new Overwrite(Format), [this, value]);
            return;
        }
        Tensor same = value.In(Format);
        CastKernel.Run(same.DType, same.Bytes(), DType, Bytes());
        MarkChanged();
        GC.KeepAlive(same);
        GC.KeepAlive(this);
    }

    /// <summary>Tells the graph that a kernel wrote into this tensor's memory.</summary>
    internal void MarkChanged()
    {
        if (Symbol is { } symbol) symbol.Version++;
        else storage!.Version++;
    }

    /// <summary>The elements in memory order. The caller keeps this tensor alive (<see cref="GC.KeepAlive"/>) while it uses the span.</summary>
    internal Span<T> Span<T>() where T : unmanaged
    {
        if (DTypes.Of<T>() != DType && !(typeof(T) == typeof(byte) && DType == DType.Bool))
            throw new ShapeException($"needs elements of type {DTypes.Of<T>().Name}; got {Spec}; convert with .To(DType.{DTypes.Of<T>()})");
        return Storage.Span<T>(offset, Length);
    }

    /// <summary>The memory of the elements; the same care is needed as for <see cref="Span{T}"/>.</summary>
    internal Span<byte> Bytes() => DType.Size switch
    {
        1 => Storage.Span<byte>(offset, Length),
        2 => MemoryMarshal.AsBytes(Storage.Span<short>(offset, Length)),
        4 => MemoryMarshal.AsBytes(Storage.Span<int>(offset, Length)),
        _ => MemoryMarshal.AsBytes(Storage.Span<long>(offset, Length)),
    };

    /// <summary>Another look at this tensor's memory.</summary>
    internal Tensor ViewAt(int from, Spec spec) =>
        ViewAt(from, spec, spec.Shape == Shape ? Format : Format.Contiguous);

    /// <summary>Another look at this tensor's memory, in a given memory order.</summary>
    internal Tensor ViewAt(int from, Spec spec, Format format) => new(Storage, offset + from, spec, format);

    /// <summary>Some samples of this tensor, the first of them <paramref name="from"/> elements on.</summary>
    internal Tensor PartAt(int from, Spec spec) => new(Storage, offset + from, spec, Format);

    /// <summary>Memory for the results of a program, whatever their types; in use as long as one of them is.</summary>
    internal static Tensor Arena(long bytes) => new(MemoryPool.Shared.RentForLong(bytes), 0, new(Shape.Scalar, DType.UInt8), Format.Contiguous);

    /// <summary>A tensor that gets its memory later, by <see cref="Bind"/>.</summary>
    internal static Tensor Unbound(Spec spec, Format format) => new(null, 0, spec, format);

    /// <summary>Shape, type and place in the graph, without the numbers.</summary>
    internal Tensor Hollow() => new(null, 0, Spec, Format) { Node = Node };

    /// <summary>The same tensor with its elements in another memory order, copied only if the order differs.</summary>
    internal Tensor In(Format format)
    {
        if (format == Format || Rank != 4) return this;
        if (IsHollow) return new(null, 0, Spec, format) { Node = Node };
        Relayout op = new(format);
        Tensor y = Recorder.For(this) is { } recorder ? recorder.Apply(op, [this])
            : op.View([Spec]) is not null ? new(storage, offset, Spec, format)
            : Relaid(op);
        y.Node = Node;
        return y;
    }

    private Storage Storage
    {
        get
        {
            if (storage is null && Symbol is { } symbol) symbol.Owner.Resolve(this);
            return storage ?? throw new InvalidOperationException($"the numbers of this tensor {Spec} were not kept");
        }
    }

    private Tensor Relaid(Relayout op)
    {
        Tensor y = Empty(Spec, op.Target);
        op.Run(new Launch([this], y, Workers.Current));
        GC.KeepAlive(this);
        return y;
    }
}
