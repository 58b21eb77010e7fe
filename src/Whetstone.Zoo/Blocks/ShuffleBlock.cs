using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>ShuffleNetV2's block: half of the channels pass, half are convolved, and both are mixed. Shape: [N, inputs, H, W] → [N, outputs, H / stride, W / stride].</summary>
internal sealed partial class ShuffleBlock : Module
{
    private readonly bool halves;

    internal ShuffleBlock(int inputs, int outputs, int stride)
    {
        halves = stride == 1;
        int half = outputs / 2, seen = halves ? half : inputs;
        if (!halves) Branch1.Add(Depthwise(inputs, stride), new BatchNorm2d(inputs), new Conv2d(inputs, half, 1, bias: false), new BatchNorm2d(half), new Relu());
        Branch2.Add(
            new Conv2d(seen, half, 1, bias: false), new BatchNorm2d(half), new Relu(),
            Depthwise(half, stride), new BatchNorm2d(half), new Conv2d(half, half, 1, bias: false), new BatchNorm2d(half), new Relu());
    }

    /// <summary>What happens to the half that passes: nothing, unless the image is made smaller.</summary>
    public Sequential Branch1 { get; } = new();

    public Sequential Branch2 { get; } = new();

    public ChannelShuffle Shuffle { get; } = new(2);

    protected override Tensor Forward(Tensor x)
    {
        Tensor[] parts = halves ? x.Chunk(2, 1) : [x, x];
        return Shuffle.Call(Tensor.Concat([Branch1.Call(parts[0]), Branch2.Call(parts[1])], 1));
    }

    private static Conv2d Depthwise(int channels, int stride) => new(channels, channels, 3, stride, padding: 1, groups: channels, bias: false);
}
