using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>GoogLeNet's block of four branches. Shape: [N, inputs, H, W] → [N, one + three + five + pool, H, W].</summary>
/// <remarks>The branch of 5 × 5 has a kernel of 3 × 3: a mistake in torchvision that its published weights were trained with.</remarks>
/// <param name="inputs">Channels that come in.</param>
/// <param name="one">Channels of the 1 × 1 convolution.</param>
/// <param name="threeFrom">Channels that the 3 × 3 convolution sees.</param>
/// <param name="three">Channels of the 3 × 3 convolution.</param>
/// <param name="fiveFrom">Channels that the 5 × 5 convolution sees.</param>
/// <param name="five">Channels of the 5 × 5 convolution.</param>
/// <param name="pool">Channels of the branch that pools.</param>
internal sealed partial class Inception(int inputs, int one, int threeFrom, int three, int fiveFrom, int five, int pool) : Module
{
    public ConvNorm Branch1 { get; } = new(inputs, one, 1);

    public Sequential Branch2 { get; } = new(new ConvNorm(inputs, threeFrom, 1), new ConvNorm(threeFrom, three, 3, padding: 1));

    public Sequential Branch3 { get; } = new(new ConvNorm(inputs, fiveFrom, 1), new ConvNorm(fiveFrom, five, 3, padding: 1));

    public Sequential Branch4 { get; } = new(new MaxPool2d(3, stride: 1, padding: 1, ceil: true), new ConvNorm(inputs, pool, 1));

    protected override Tensor Forward(Tensor x) => Tensor.Concat([Branch1.Call(x), Branch2.Call(x), Branch3.Call(x), Branch4.Call(x)], 1);
}
