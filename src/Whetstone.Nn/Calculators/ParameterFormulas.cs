namespace Whetstone.Nn;

/// <summary>How many parameters a layer has, with the formula; nothing is built.</summary>
public static class ParameterFormulas
{
    /// <summary>Of a convolution: <c>kernel height · kernel width · inputs / groups · outputs</c>, and a bias an output.</summary>
    /// <exception cref="ArgumentException">The groups do not divide inputs and outputs.</exception>
    public static Calculation Convolution(int inputs, int outputs, Size2 kernel, int groups = 1, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        if (inputs % groups != 0 || outputs % groups != 0) throw new ArgumentException($"{groups} groups do not divide {inputs} input and {outputs} output channels", nameof(groups));
        return Calculation.Sum(Calculation.Product(kernel.H, kernel.W, inputs / groups, outputs), bias, Calculation.Product(outputs));
    }

    /// <summary>Of a depthwise convolution: <c>kernel height · kernel width · channels</c>, and a bias a channel.</summary>
    public static Calculation Depthwise(int channels, Size2 kernel, bool bias = true) =>
        Calculation.Sum(Calculation.Product(kernel.H, kernel.W, channels), bias, Calculation.Product(channels));

    /// <summary>Of a fully connected layer: <c>inputs · outputs</c>, and a bias an output.</summary>
    public static Calculation Dense(int inputs, int outputs, bool bias = true) => Calculation.Sum(Calculation.Product(inputs, outputs), bias, Calculation.Product(outputs));

    /// <summary>Of a batch, layer or group normalisation: a scale and a shift a channel. Running statistics are no parameters.</summary>
    public static Calculation Norm(int channels) => Calculation.Product(2, channels);

    /// <summary>Of any layer, from the shapes of the parameters it holds itself; 0 if it has none.</summary>
    public static Calculation Of(Module layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Calculation[] each = [.. layer.OwnParameters().Select(p => Calculation.Product([.. p.Value.Shape.Select(e => (long)e)]))];
        return each.Length == 0 ? new("0", 0) : each.Aggregate((a, b) => a + b);
    }
}
