namespace Whetstone;

/// <content>Printing.</content>
public sealed partial class Tensor
{
    /// <summary>The numbers as NumPy prints them; of more than 1000 only the edges.</summary>
    public override string ToString()
    {
        if (IsHollow) return $"<{Spec}, numbers not kept>";
        if (IsSymbolic && Symbol!.Owner.Describe(this) is { } text) return text;
        if (Length == 0) return "[]";
        return DType switch
        {
            DType.Bool => Text(ToArray<bool>(), _ => IntegerFormat.Truth, value => value ? "True" : "False"),
            DType.Int64 or DType.Int32 or DType.UInt8 => Text(ToArray<long>(), shown => IntegerFormat.For(shown).Format, value => IntegerFormat.For([value]).Format(value)),
            _ => Text(ToArray<double>(), shown => new FloatFormat(shown, DType).Format, value => FloatFormat.Scalar(value, DType)),
        };
    }

    private string Text<T>(T[] values, Func<IReadOnlyCollection<T>, Func<T, string>> format, Func<T, string> scalar)
    {
        if (Rank == 0) return scalar(values[0]);
        Func<T, string> one = format([.. ArrayText.Shown(Shape).Select(i => values[i])]);
        return new ArrayText(Shape, ArrayText.IsSummarised(Shape), i => one(values[i])).ToString();
    }
}
