using Whetstone.Kernels;

namespace Whetstone;

/// <summary>What a running op gets: the memory of its inputs and of its result.</summary>
/// <remarks>Spans are good until the op returns.</remarks>
public readonly ref struct Launch
{
    private readonly ReadOnlySpan<Tensor> inputs;
    private readonly Tensor output;

    internal Launch(ReadOnlySpan<Tensor> inputs, Tensor output, Workers workers)
    {
        this.inputs = inputs;
        this.output = output;
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

    /// <summary>An input's elements.</summary>
    public ReadOnlySpan<T> X<T>(int input) where T : unmanaged => inputs[input].Span<T>();

    /// <summary>The result's elements.</summary>
    public Span<T> Out<T>() where T : unmanaged => output.Span<T>();

    /// <summary>An input's memory as bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int input) => inputs[input].Bytes();

    /// <summary>The result's memory as bytes.</summary>
    public Span<byte> OutBytes() => output.Bytes();

    /// <summary>The shape of an input.</summary>
    public Shape Shape(int input) => inputs[input].Shape;

    /// <summary>The type of an input.</summary>
    public DType DType(int input) => inputs[input].DType;

    /// <summary>The memory order of an input.</summary>
    public Format Format(int input) => inputs[input].Format;
}
