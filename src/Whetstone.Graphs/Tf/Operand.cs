namespace Whetstone.Graphs;

/// <summary>What stands for a tensor in calls of <see cref="Tf"/>: a tensor, or numbers, which become a constant.</summary>
/// <remarks>As in TensorFlow, a fraction is float32, a whole number int32, and beside a tensor numbers take its type.</remarks>
public readonly struct Operand
{
    private readonly Tensor? value;
    private readonly bool literal;

    private Operand(Tensor value, bool literal) => (this.value, this.literal) = (value, literal);

    /// <summary>A tensor.</summary>
    public static implicit operator Operand(Tensor value) => new(value, false);

    /// <summary>A number.</summary>
    public static implicit operator Operand(double value) => new(Tensor.Of((float)value), true);

    /// <summary>A whole number.</summary>
    public static implicit operator Operand(int value) => new(Tensor.Of(value), true);

    /// <summary>A truth value.</summary>
    public static implicit operator Operand(bool value) => new(Tensor.Of(value), true);

    /// <summary>A vector.</summary>
    public static implicit operator Operand(float[] value) => new(Tensor.Of(value), true);

    /// <summary>A vector.</summary>
    public static implicit operator Operand(double[] value) => new(Tensor.Of(value).To(DType.Float32), true);

    /// <summary>A vector of whole numbers.</summary>
    public static implicit operator Operand(int[] value) => new(Tensor.Of(value), true);

    /// <summary>A matrix.</summary>
    public static implicit operator Operand(float[,] value) => new(Tensor.FromArray<float>(value), true);

    internal Tensor Value => value ?? throw new ArgumentException("an operand is null");

    /// <summary>Two operands of one type.</summary>
    /// <exception cref="GraphException">The types differ.</exception>
    internal static Tensor[] Pair(string operation, Operand a, Operand b)
    {
        Tensor[] pair = [a.As(operation, b), b.As(operation, a)];
        Typing.Same(operation, pair);
        return pair;
    }

    /// <summary>This operand in a given type, if it may take it.</summary>
    internal Tensor As(DType? type) => type is { } wanted && literal && Takes(wanted) ? Value.To(wanted) : Value;

    // Literals beside a tensor take its type; of two literals the whole number does.
    private Tensor As(string operation, Operand other)
    {
        DType type = other.Value.DType;
        if (!literal || Value.DType == type || other.literal && Value.DType.IsFloating) return Value;
        return Takes(type) ? Value.To(type) : throw new GraphException($"{operation}: the number {Value} cannot become {type.Name}, which {other.Value} is; convert the tensor with Tf.Cast");
    }

    private bool Takes(DType type) => Value.DType == type || Value.DType != DType.Bool && type != DType.Bool && (type.IsFloating || !Value.DType.IsFloating);
}
