namespace Whetstone.Nn;

/// <summary>How the losses of elements become one result.</summary>
public enum Reduction
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>One loss an element, or a sample where the loss is of whole samples.</summary>
    None,

    /// <summary>One loss a sample, the mean over all other axes: [N]. What Gluon's losses return.</summary>
    Sample,
}

/// <summary>Says how far predictions are from what they should be.</summary>
/// <param name="reduction">How the losses of elements become one result.</param>
public abstract class Loss(Reduction reduction = Reduction.Mean)
{
    /// <summary>How the losses of elements become one result.</summary>
    public Reduction Reduction { get; } = reduction;

    /// <summary>The loss, reduced.</summary>
    /// <param name="prediction">What the network computed, [N, …].</param>
    /// <param name="target">What it should have computed.</param>
    public virtual Tensor Call(Tensor prediction, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        return Reduce(Elements(prediction, target));
    }

    /// <summary>The loss of each element.</summary>
    protected abstract Tensor Elements(Tensor prediction, Tensor target);

    /// <summary>Reduces losses of elements.</summary>
    protected Tensor Reduce(Tensor losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        return Reduction switch
        {
            Reduction.Mean => losses.Mean(),
            Reduction.Sum => losses.Sum(),
            Reduction.Sample when losses.Rank > 1 => losses.Flatten(1).Mean(1),
            _ => losses,
        };
    }

    /// <summary>Throws unless both shapes are the same, since broadcasting a target is nearly always a mistake.</summary>
    protected void SameShape(Tensor prediction, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        if (prediction.Shape != target.Shape)
            throw new ShapeException($"{GetType().Name}: shapes of prediction and target differ; got {prediction.Spec}, {target.Spec}; reshape the target to {prediction.Shape}");
    }
}
