namespace Whetstone.Nn;

/// <summary>Shows a network several views of each example and averages what it makes of them: test-time augmentation. Shape: [N, views, …] → [N, classes].</summary>
/// <remarks>Ten crops of an image are Krizhevsky et al.'s (2012). The network is shared, not copied.</remarks>
/// <param name="network">The network, [N, …] → [N, classes].</param>
public sealed class MeanOfViews(Module network) : Module
{
    private readonly Module network = network ?? throw new ArgumentNullException(nameof(network));

    /// <summary>Whether probabilities are averaged, and their logarithms returned; otherwise the network's own outputs are.</summary>
    public bool OfProbabilities { get; init; } = true;

    /// <inheritdoc/>
    /// <exception cref="ShapeException">There is no axis of views.</exception>
    protected override Tensor Forward(Tensor x)
    {
        if (x.Rank < 3) throw new ShapeException($"MeanOfViews: needs [N, views, …]; got {x.Spec}");
        (int examples, int views) = (x.Shape[0], x.Shape[1]);
        Shape apart = [examples * views, .. x.Shape[2..]];
        Tensor seen = network.Call(x.Reshape(apart));
        if (OfProbabilities) seen = seen.Softmax(1);
        Shape together = [examples, views, .. seen.Shape[1..]];
        Tensor mean = seen.Reshape(together).Mean(1);
        return OfProbabilities ? mean.Log() : mean;
    }

    /// <inheritdoc/>
    protected override void VisitMembers(IMemberVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Child("network", network);
    }
}
