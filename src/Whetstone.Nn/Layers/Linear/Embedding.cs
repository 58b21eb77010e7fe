namespace Whetstone.Nn;

/// <summary>A row of numbers for each of a number of symbols. Shape: int64 [...] → [..., dimensions].</summary>
public sealed partial class Embedding : Module
{
    /// <summary>A table.</summary>
    /// <param name="symbols">Number of rows.</param>
    /// <param name="dimensions">Numbers a row.</param>
    public Embedding(int symbols, int dimensions) => Weight = new([symbols, dimensions], initializer: Initial.Normal(1));

    /// <summary>[symbols, dimensions].</summary>
    public Parameter Weight { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Embedding(Weight);

    /// <inheritdoc/>
    protected override string Describe() => $"{Weight.Shape[0]}, {Weight.Shape[1]}";
}
