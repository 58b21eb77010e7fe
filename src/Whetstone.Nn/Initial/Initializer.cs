namespace Whetstone.Nn;

/// <summary>How a parameter starts. <see cref="Initial"/> makes the usual ones.</summary>
public abstract record Initializer
{
    // An initialiser that looks at another parameter waits until that one has its shape.
    internal virtual bool IsReady => true;

    /// <summary>The starting values of a parameter.</summary>
    /// <param name="shape">Its shape: <c>[outputs, inputs, …kernel]</c> for weights.</param>
    /// <param name="rng">Its own stream of random numbers.</param>
    public abstract Tensor Create(Shape shape, Rng rng);

    /// <summary>Inputs a value of the output is summed from, and outputs an input goes into.</summary>
    /// <exception cref="ShapeException">The shape is not that of a weight.</exception>
    protected (float In, float Out) Fan(Shape shape)
    {
        if (shape.Rank < 2) throw new ShapeException($"{GetType().Name}: needs a weight [outputs, inputs, ...]; got {shape}");
        int kernel = 1;
        foreach (int extent in shape.Span[2..]) kernel *= extent;
        return (shape[1] * (float)kernel, shape[0] * (float)kernel);
    }
}
