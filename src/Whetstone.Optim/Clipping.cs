namespace Whetstone.Optim;

/// <summary>Keeps gradients from becoming too large (Pascanu et al., arXiv:1211.5063).</summary>
internal static class Clipping
{
    // Keeps the factor finite where all gradients are 0; PyTorch's choice.
    private const float Least = 1e-6f;

    /// <summary>What all gradients are multiplied with so that together, as one vector, they are no longer than <paramref name="longest"/>: [].</summary>
    internal static Tensor? Shortening(IEnumerable<Tensor> gradients, float longest)
    {
        Tensor? squares = null;
        foreach (Tensor gradient in gradients)
        {
            Tensor square = gradient.Square().Sum();
            squares = squares is null ? square : squares + square;
        }
        return squares is null ? null : (longest / (squares.Sqrt() + Least)).Minimum(Tensor.Of(1f));
    }

    /// <summary>A gradient within its bounds.</summary>
    internal static Tensor Clip(Tensor gradient, Tensor? shortening, float? largest)
    {
        if (shortening is not null) gradient *= shortening;
        return largest is { } most ? gradient.Clip(-most, most) : gradient;
    }
}
