namespace Whetstone.Nn;

/// <summary>A convolution that starts as the identity: 1 at the centre of kernel (i, i), 0 elsewhere.</summary>
/// <param name="Groups">Groups of the convolution.</param>
public sealed record DiracInitializer(int Groups) : Initializer
{
    /// <inheritdoc/>
    public override Tensor Create(Shape shape, Rng rng)
    {
        if (shape.Rank < 3 || shape[0] % Groups != 0) throw new ShapeException($"Dirac: needs a kernel [outputs, inputs, ...] whose outputs {Groups} groups divide; got {shape}");
        int kernel = shape.Outer(shape.Rank) / (shape[0] * shape[1]), group = shape[0] / Groups;
        int centre = 0;
        for (int axis = 2; axis < shape.Rank; axis++) centre = centre * shape[axis] + shape[axis] / 2;

        float[] values = new float[shape.Size];
        for (int o = 0; o < shape[0]; o++)
            if (o % group < shape[1]) values[(o * shape[1] + o % group) * kernel + centre] = 1;
        return Tensor.Of(values, shape);
    }
}
