namespace Whetstone.Learn;

/// <summary>What metrics need that compare outputs with targets element by element.</summary>
internal static class SameShape
{
    /// <exception cref="ShapeException">The shapes differ.</exception>
    internal static void Require(string metric, Tensor prediction, Tensor target)
    {
        if (prediction.Shape != target.Shape) throw new ShapeException($"{metric}: outputs and targets must have one shape; got {prediction.Spec} and {target.Spec}");
    }
}
