namespace Whetstone.Reports;

/// <summary>What a classifier said of one sample.</summary>
/// <param name="Index">The sample's place in the data set.</param>
/// <param name="Truth">Its class.</param>
/// <param name="Predicted">The likeliest class by the network.</param>
/// <param name="Probability">The probability that the network gave <paramref name="Predicted"/>.</param>
/// <param name="Loss">The cross entropy: minus the logarithm of the probability of the true class.</param>
public readonly record struct Prediction(int Index, int Truth, int Predicted, float Probability, float Loss)
{
    /// <summary>Whether it was right.</summary>
    public bool IsRight => Truth == Predicted;
}
