using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary><see cref="SoftmaxCrossEntropy"/> and <see cref="SoftmaxCrossEntropyGrad"/> in one sweep over the logits: what the compiler makes of the two.</summary>
/// <param name="Smoothing">Label smoothing.</param>
/// <param name="IgnoreIndex">The label of samples that do not count.</param>
/// <remarks>Inputs: dy, logits, labels, a tensor that takes the losses, and, optionally, weights. The result is the gradient of the logits.</remarks>
public sealed record SoftmaxCrossEntropyWithGrad(double Smoothing, long IgnoreIndex) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length is not (4 or 5)) throw Bad("needs a gradient, logits, labels, losses and perhaps weights", x);
        Spec losses = new SoftmaxCrossEntropy(Smoothing, IgnoreIndex).Infer([x[1], x[2], .. x[4..]]);
        return x[0] == losses && x[3] == losses ? x[1] : throw Bad($"gradient and losses must be {losses}", x);
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => input == 1 ? Format.ChannelsLast : Format.Contiguous;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override bool Writes(int input) => input == 3;

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Run(in Launch l) =>
        CrossEntropyKernel.Both(l.Shape(0).Size, l.Shape(1)[1], l.X(1), l.X<long>(2), l.Count > 4 ? l.X(4) : default,
            (float)Smoothing, IgnoreIndex, l.X(0), l.Change(3), l.Y, l.Workers);
}
