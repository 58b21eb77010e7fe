using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Inception-ResNet's block: what branches say, brought back to all channels, is scaled down and added. Shape: [N, channels, H, W] → same.</summary>
/// <remarks>Scaling keeps networks with many channels from dying early in training: arXiv:1602.07261, section 3.3.</remarks>
/// <param name="channels">Channels that go in and come out.</param>
/// <param name="joined">Channels of all branches together.</param>
/// <param name="scale">Factor on the residual; 1 for none.</param>
/// <param name="branches">What is learned: each [N, channels, H, W] → [N, some, H, W].</param>
/// <param name="activate">Whether the sum is rectified.</param>
internal sealed partial class ScaledResidual(int channels, int joined, float scale, Concurrent branches, bool activate = true) : Module
{
    public Concurrent Branches { get; } = branches;

    public Conv2d Conv { get; } = new(joined, channels, 1);

    protected override Tensor Forward(Tensor x)
    {
        Tensor y = x + Conv.Call(Branches.Call(x)) * scale;
        return activate ? y.Relu() : y;
    }
}
