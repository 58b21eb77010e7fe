namespace Whetstone.Nn;

/// <summary>Fully connected layer: <c>x · weightᵀ + bias</c>. Shape: [N, …, inputs] → [N, …, outputs].</summary>
public partial class Linear : Module
{
    [NotAChild]
    private readonly Activation? activation;

    /// <summary>A layer whose input size is known.</summary>
    public Linear(int inputs, int outputs, bool bias = true) : this(outputs, null, bias, inputs)
    {
    }

    /// <summary>A layer that learns its input size from the first input.</summary>
    /// <param name="outputs">Numbers that come out.</param>
    /// <param name="activation">Applied to the result; null for none.</param>
    /// <param name="bias">Whether a constant is added.</param>
    public Linear(int outputs, Activation? activation = null, bool bias = true) : this(outputs, activation, bias, 0)
    {
    }

    private protected Linear(int outputs, Activation? activation, bool bias, int inputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(inputs);
        this.activation = activation;
        Weight = new([outputs, inputs]);
        Bias = bias ? new([outputs], Role.Bias, new FanInBias(Weight)) : null;
    }

    /// <summary>[outputs, inputs].</summary>
    public Parameter Weight { get; }

    /// <summary>[outputs], or null.</summary>
    public Parameter? Bias { get; }

    private protected Activation? Activation => activation;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        if (!Weight.IsShapeKnown) Deferred.Fill(this, Weight, Bias, Weight.Shape.With(1, x.Shape[^1]));
        Tensor y = x.Linear(Weight, Bias?.Data);
        return activation is null ? y : activation.Of(y);
    }

    /// <inheritdoc/>
    protected internal override LayerCost Cost(Shape input, Shape output)
    {
        long work = (long)output.Size / output[0] * Weight.Shape[1];
        return output.Rank == 2 ? LayerCost.OfWhole(work) : LayerCost.None with { MultiplyAdds = work };
    }

    /// <inheritdoc/>
    protected override string Describe() =>
        $"in_features={(Weight.Shape[1] == 0 ? "?" : Weight.Shape[1])}, out_features={Weight.Shape[0]}, bias={Bias is not null}" + (activation is null ? "" : $", {activation}");
}
