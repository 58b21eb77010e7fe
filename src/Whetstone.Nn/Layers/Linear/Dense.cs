namespace Whetstone.Nn;

/// <summary>Gluon's fully connected layer: flattens all axes after the first, then <c>x · weightᵀ + bias</c>. Shape: [N, …] → [N, units].</summary>
public sealed partial class Dense : Linear
{
    private readonly bool flatten;

    /// <summary>A layer that learns its input size from the first input.</summary>
    /// <param name="units">Numbers that come out.</param>
    /// <param name="activation">Applied to the result; null for none.</param>
    /// <param name="useBias">Whether a constant is added.</param>
    /// <param name="flatten">Whether axes after the first are made one; otherwise the last axis alone is combined.</param>
    /// <param name="inUnits">Numbers that go in; 0 to learn it from the first input.</param>
    /// <param name="weightInitializer">How the weight starts, whatever is given for the whole network.</param>
    /// <param name="biasInitializer">How the bias starts; null for 0.</param>
    public Dense(int units, Activation? activation = null, bool useBias = true, bool flatten = true, int inUnits = 0, Initializer? weightInitializer = null, Initializer? biasInitializer = null)
        : base(units, activation, useBias, inUnits)
    {
        this.flatten = flatten;
        Weight.Initializer = weightInitializer;
        if (Bias is not null) Bias.Initializer = biasInitializer;
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => base.Forward(flatten && x.Rank > 2 ? x.Flatten(1) : x);

    /// <inheritdoc/>
    protected override string Describe() =>
        (Weight.Shape[1] == 0 ? "" : $"{Weight.Shape[1]} -> ") + $"{Weight.Shape[0]}, {Activation?.ToString() ?? "linear"}";
}
