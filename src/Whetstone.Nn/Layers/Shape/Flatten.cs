namespace Whetstone.Nn;

/// <summary>Makes several axes one, by default all but the batch. Shape: [N, …] → [N, product].</summary>
/// <param name="startAxis">First axis to join.</param>
/// <param name="endAxis">Last axis to join; negative ones count from the end.</param>
public sealed class Flatten(int startAxis = 1, int endAxis = -1) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Flatten(startAxis, endAxis);

    /// <inheritdoc/>
    protected override string Describe() => startAxis == 1 && endAxis == -1 ? "" : $"start_dim={startAxis}, end_dim={endAxis}";
}
