using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Residual block that normalises and rectifies before each convolution, so that its sum passes untouched (He et al., arXiv:1603.05027).
/// Shape: [N, inputs, H, W] → [N, width · expansion, H / stride, W / stride].</summary>
/// <remarks>With an expansion of 1 it has two 3 × 3 convolutions, with 4 a 3 × 3 between two of 1 × 1.</remarks>
internal sealed partial class PreActivationBlock : Module
{
    internal PreActivationBlock(int inputs, int width, int expansion, int stride)
    {
        int outputs = width * expansion;
        bool narrow = expansion > 1;
        Bn1 = new(inputs);
        Conv1 = narrow ? new(inputs, width, 1, bias: false) : Conv3x3(inputs, width, stride);
        Bn2 = new(width);
        Conv2 = Conv3x3(width, width, narrow ? stride : 1);
        Bn3 = narrow ? new(width) : null;
        Conv3 = narrow ? new(width, outputs, 1, bias: false) : null;
        Downsample = inputs != outputs || stride != 1 ? new(inputs, outputs, 1, stride, bias: false) : null;
    }

    public BatchNorm2d Bn1 { get; }

    public Conv2d Conv1 { get; }

    public BatchNorm2d Bn2 { get; }

    public Conv2d Conv2 { get; }

    public BatchNorm2d? Bn3 { get; }

    public Conv2d? Conv3 { get; }

    public Relu Relu { get; } = new();

    /// <summary>Brings the rectified input to the output's shape; null where they agree, and the input itself passes.</summary>
    public Conv2d? Downsample { get; }

    protected override Tensor Forward(Tensor x)
    {
        Tensor y = Relu.Call(Bn1.Call(x)), shortcut = Downsample?.Call(y) ?? x;
        y = Conv2.Call(Relu.Call(Bn2.Call(Conv1.Call(y))));
        if (Conv3 is not null) y = Conv3.Call(Relu.Call(Bn3!.Call(y)));
        return y + shortcut;
    }

    /// <summary>Blocks one after the other; the first has the stride.</summary>
    internal static Sequential Stage(int inputs, int width, int expansion, int stride, int blocks)
    {
        Sequential stage = new(new PreActivationBlock(inputs, width, expansion, stride));
        for (int i = 1; i < blocks; i++) stage.Add(new PreActivationBlock(width * expansion, width, expansion, 1));
        return stage;
    }

    private static Conv2d Conv3x3(int inputs, int outputs, int stride) => new(inputs, outputs, 3, stride, padding: 1, bias: false);
}
