namespace Whetstone.Graphs;

/// <summary>A value for a placeholder: a tensor, whose type must be the placeholder's, or numbers, which take it.</summary>
public readonly struct FeedValue
{
    private readonly Tensor? tensor;
    private readonly bool literal;

    private FeedValue(Tensor tensor, bool literal) => (this.tensor, this.literal) = (tensor, literal);

    /// <summary>A tensor.</summary>
    public static implicit operator FeedValue(Tensor value) => new(value, false);

    /// <summary>A number.</summary>
    public static implicit operator FeedValue(double value) => new(Tensor.Of(value), true);

    /// <summary>A whole number.</summary>
    public static implicit operator FeedValue(int value) => new(Tensor.Of(value), true);

    /// <summary>A truth value.</summary>
    public static implicit operator FeedValue(bool value) => new(Tensor.Of(value), true);

    /// <summary>A vector.</summary>
    public static implicit operator FeedValue(float[] value) => new(Tensor.Of(value), true);

    /// <summary>A vector.</summary>
    public static implicit operator FeedValue(double[] value) => new(Tensor.Of(value), true);

    /// <summary>A vector of whole numbers.</summary>
    public static implicit operator FeedValue(int[] value) => new(Tensor.Of(value), true);

    /// <summary>A vector of whole numbers.</summary>
    public static implicit operator FeedValue(long[] value) => new(Tensor.Of(value), true);

    /// <summary>A matrix.</summary>
    public static implicit operator FeedValue(float[,] value) => new(Tensor.FromArray<float>(value), true);

    /// <summary>A matrix.</summary>
    public static implicit operator FeedValue(double[,] value) => new(Tensor.FromArray<double>(value), true);

    /// <summary>The value for a tensor of a graph.</summary>
    internal Tensor For(Tensor target)
    {
        Tensor value = tensor ?? throw new ArgumentException($"Cannot feed null for Tensor '{target.Name}'");
        if (value.IsSymbolic) throw new ArgumentException($"The value of a feed cannot be a tensor of a graph; got {value} for Tensor '{target.Name}'; fetch it first");
        if (value.DType != target.DType)
        {
            bool fits = literal && value.DType != DType.Bool && target.DType != DType.Bool && (target.DType.IsFloating || !value.DType.IsFloating);
            if (!fits) throw new ArgumentException($"Cannot feed value of type {value.DType.Name} for Tensor '{target.Name}', which has type {target.DType.Name}; convert it with .To(DType.{target.DType})");
            value = value.To(target.DType);
        }
        return target.Shape.Allows(value.Shape) ? value
            : throw new ArgumentException($"Cannot feed value of shape {TupleText.Of(value.Shape)} for Tensor '{target.Name}', which has shape '{TupleText.Of(target.Shape)}'");
    }
}
