using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>XResNet's residual block. Shape: [N, inputs, H, W] → [N, width · expansion, H / stride, W / stride].</summary>
internal sealed partial class XResNetBlock : Module
{
    internal XResNetBlock(int inputs, int width, int expansion, int stride)
    {
        int outputs = width * expansion;
        Convs = expansion == 1
            ? new(Layer(inputs, width, 3, stride), Layer(width, outputs, 3, isLast: true))
            : new(Layer(inputs, width, 1), Layer(width, width, 3, stride), Layer(width, outputs, 1, isLast: true));
        ((BatchNorm2d)((Sequential)Convs[^1])[1]).Weight.Default = Initial.Zeros;
        IdConv = inputs == outputs ? null : Layer(inputs, outputs, 1, isLast: true);
        Pool = stride == 1 ? null : new(2, ceil: true);
    }

    public Sequential Convs { get; }

    /// <summary>Brings the shortcut to the output's channels; null where they agree.</summary>
    [Name("idconv")]
    public Sequential? IdConv { get; }

    /// <summary>Brings the shortcut to the output's extents; null where they agree.</summary>
    public AvgPool2d? Pool { get; }

    public Relu Act { get; } = new();

    protected override Tensor Forward(Tensor x)
    {
        Tensor shortcut = Pool?.Call(x) ?? x;
        return Act.Call(Convs.Call(x) + (IdConv?.Call(shortcut) ?? shortcut));
    }

    /// <summary>A convolution that keeps the extents but for its stride, normalised, and rectified unless it is the last before a sum.</summary>
    internal static Sequential Layer(int inputs, int outputs, int kernel, int stride = 1, bool isLast = false)
    {
        Sequential layer = new(new Conv2d(inputs, outputs, kernel, stride, padding: kernel / 2, bias: false), new BatchNorm2d(outputs));
        return isLast ? layer : layer.Add(new Relu());
    }
}
