using System.Runtime.CompilerServices;
using Whetstone.Kernels;

namespace Whetstone;

/// <summary>What a running op gets: the memory of its inputs and of its result.</summary>
/// <remarks>Spans are good until the op returns.</remarks>
public readonly ref struct Launch
{
    private readonly ReadOnlySpan<Tensor> inputs;
    private readonly Tensor output;
    private readonly ReadOnlySpan<DrawnStream> streams;
    private readonly ref object? memo;
    private readonly Tensor? next;

    internal Launch(ReadOnlySpan<Tensor> inputs, Tensor output, Workers workers)
        : this(inputs, output, null, workers, default, ref Unsafe.NullRef<object?>())
    {
    }

    internal Launch(ReadOnlySpan<Tensor> inputs, Tensor output, Tensor? next, Workers workers, ReadOnlySpan<DrawnStream> streams, ref object? memo)
    {
        this.next = next;
        this.memo = ref memo;
        this.inputs = inputs;
        this.output = output;
        this.streams = streams;
        Workers = workers;
    }

    /// <summary>The threads to use.</summary>
    public Workers Workers { get; }

    /// <summary>Number of inputs.</summary>
    public int Count => inputs.Length;

    /// <summary>The result as single precision.</summary>
    public Span<float> Y => output.Span<float>();

    /// <summary>Shape and type of the result.</summary>
    public Spec Result => output.Spec;

    /// <summary>An input as single precision.</summary>
    public ReadOnlySpan<float> X(int input) => inputs[input].Span<float>();

    /// <summary>The memory of an input that the op <see cref="Op.Writes"/>.</summary>
    public Span<float> Change(int input) => inputs[input].Span<float>();

    /// <summary>An input for a kernel that works on many at once, for which spans cannot be kept.</summary>
    public LaunchInput Input(int input) => new(inputs[input]);

    /// <summary>An input's elements.</summary>
    public ReadOnlySpan<T> X<T>(int input) where T : unmanaged => inputs[input].Span<T>();

    /// <summary>The result's elements.</summary>
    public Span<T> Out<T>() where T : unmanaged => output.Span<T>();

    /// <summary>An input's memory as bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int input) => inputs[input].Bytes();

    /// <summary>The result's memory as bytes.</summary>
    public Span<byte> OutBytes() => output.Bytes();

    /// <summary>Whether the run is to give the next op's result too, which <see cref="Op.RunsWith"/> promises.</summary>
    public bool HasNext => next is not null;

    /// <summary>The memory of the next op's result, as bytes; empty without one.</summary>
    public Span<byte> NextBytes() => next is null ? default : next.Bytes();

    /// <summary>The shape of an input.</summary>
    public Shape Shape(int input) => inputs[input].Shape;

    /// <summary>The type of an input.</summary>
    public DType DType(int input) => inputs[input].DType;

    /// <summary>The memory order of an input.</summary>
    public Format Format(int input) => inputs[input].Format;

    /// <summary>Makes something for the runs of an op.</summary>
    public delegate T Maker<in TOp, T>(TOp op, in Launch l);

    /// <summary>What follows from the op and the shapes alone, such as the plan of a loop: a program makes it at its first run and keeps it.</summary>
    /// <param name="op">The op.</param>
    /// <param name="make">Makes it; should be static, so that nothing is allocated for it.</param>
    public T Once<TOp, T>(TOp op, Maker<TOp, T> make) where T : class
    {
        ArgumentNullException.ThrowIfNull(make);
        if (Unsafe.IsNullRef(ref memo)) return make(op, this);
        return (T)(memo ??= make(op, this));
    }

    /// <summary>Where the numbers of a draw begin: as the op names it, or in a run of a program as far on as its stream is by now.</summary>
    /// <param name="key">The stream as the op names it.</param>
    /// <param name="draw">Its draw.</param>
    public (ulong Key, UInt128 Counter) Draw(ulong key, ulong draw)
    {
        foreach (DrawnStream s in streams)
            if (s.Traced.Key == key) return (s.Stream.Key, new(s.Stream.Draws + (draw - s.Traced.Draws), 0));
        return (key, new(draw, 0));
    }
}
