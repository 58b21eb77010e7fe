using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>ConvNeXt's block: a depthwise convolution of 7 × 7, then two fully connected layers at each place, scaled down at the start. Shape: [N, channels, H, W] → same.</summary>
internal sealed partial class ConvNeXtBlock(int channels, double drop) : Module
{
    private const float StartingScale = 1e-6f;

    public Parameter LayerScale { get; } = new([channels, 1, 1], Role.Scale, Initial.Constant(StartingScale));

    public Sequential Block { get; } = new(
        new Conv2d(channels, channels, 7, padding: 3, groups: channels),
        new Lambda(x => x.Permute(0, 2, 3, 1), "channels last"),
        new LayerNorm([channels], eps: 1e-6),
        new Linear(channels, 4 * channels),
        new Gelu(),
        new Linear(4 * channels, channels),
        new Lambda(x => x.Permute(0, 3, 1, 2), "channels first"));

    public StochasticDepth StochasticDepth { get; } = new(drop);

    protected override Tensor Forward(Tensor x) => StochasticDepth.Call(Block.Call(x) * LayerScale) + x;
}
