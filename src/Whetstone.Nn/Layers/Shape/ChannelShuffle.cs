namespace Whetstone.Nn;

/// <summary>Deals the channels of groups out in turns, so that the next grouped convolution sees all groups (arXiv:1707.01083). Shape: [N, C, H, W] → same.</summary>
/// <param name="groups">Groups, a divisor of C.</param>
public sealed class ChannelShuffle(int groups) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        if (x.Rank != 4 || x.Shape[1] % groups != 0) throw new ShapeException($"ChannelShuffle: expects x [N, C, H, W] with C a multiple of {groups}; got {x.Spec}");
        return x.Reshape(x.Shape[0], groups, x.Shape[1] / groups, x.Shape[2], x.Shape[3]).Transpose(1, 2).Reshape(x.Shape);
    }

    /// <inheritdoc/>
    protected override string Describe() => $"groups={groups}";
}
