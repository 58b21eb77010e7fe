namespace Whetstone.Nn;

/// <summary>How many multiplications that are followed by an addition a layer does for one input, with the formula; nothing is built.</summary>
public static class WorkFormulas
{
    /// <summary>Of a convolution: <c>kernel height · kernel width · inputs / groups · outputs · output height · output width</c>. Biases do not count.</summary>
    /// <exception cref="ArgumentException">The groups do not divide inputs and outputs.</exception>
    public static Calculation Convolution(int inputs, int outputs, Size2 kernel, Size2 output, int groups = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        if (inputs % groups != 0 || outputs % groups != 0) throw new ArgumentException($"{groups} groups do not divide {inputs} input and {outputs} output channels", nameof(groups));
        return Calculation.Product(kernel.H, kernel.W, inputs / groups, outputs, output.H, output.W);
    }

    /// <summary>Of a depthwise convolution: <c>kernel height · kernel width · channels · output height · output width</c>.</summary>
    public static Calculation Depthwise(int channels, Size2 kernel, Size2 output) => Calculation.Product(kernel.H, kernel.W, channels, output.H, output.W);

    /// <summary>Of a fully connected layer: <c>inputs · outputs</c>.</summary>
    public static Calculation Dense(int inputs, int outputs) => Calculation.Product(inputs, outputs);
}
