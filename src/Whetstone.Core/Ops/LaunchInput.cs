namespace Whetstone;

/// <summary>An input of a running op, wherever it lies at the time: in a program, its memory may be another at each run.</summary>
public readonly struct LaunchInput
{
    private readonly Tensor tensor;

    internal LaunchInput(Tensor tensor) => this.tensor = tensor;

    /// <summary>Number of elements.</summary>
    public int Length => tensor.Length;

    /// <summary>The memory, to be changed if the op <see cref="Op.Writes"/> this input. Good until the op returns.</summary>
    public Span<float> Floats => tensor.Span<float>();
}
