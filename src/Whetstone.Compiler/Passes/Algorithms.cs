using Whetstone.Kernels;

namespace Whetstone.Compiler;

/// <summary>Replaces convolutions and their gradients by Winograd's algorithms where that pays.</summary>
public sealed class Algorithms : IPass
{
    /// <inheritdoc/>
    public string Name => "algorithms";

    /// <inheritdoc/>
    public Program Apply(Program program) => Apply(program, new());

    /// <inheritdoc/>
    public Program Apply(Program program, CompilerOptions options)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(options);
        Usage usage = new(program);
        Instruction[] steps = [.. program.Instructions.Select(i => Better(program, usage, i, options.Winograd) is { } op ? i with { Op = op } : i)];
        return steps.SequenceEqual(program.Instructions) ? program : program.With(program.Values, steps);
    }

    private static Op? Better(Program program, Usage usage, Instruction step, WinogradPolicy policy)
    {
        Spec Of(int input) => program.Values[step.Inputs[input]].Spec;
        return step.Op switch
        {
            Conv2d conv when Form(conv, Of(0), Of(1), program.Values[step.Output].Spec, policy, usage.IsSteady(step.Inputs[1])) is { } form => new WinogradConv2d(conv, form),
            Conv2dInputGrad grad when Form(grad.Conv, program.Values[step.Output].Spec, Of(1), Of(0), policy, false) is { } form => new WinogradConv2dInputGrad(grad, form),
            Conv2dWeightGrad grad when policy == WinogradPolicy.Fast && Suits(grad.Conv, Of(0), program.Values[step.Output].Spec, Of(1))
                && WinogradCost.PaysForWeights(Of(1).Shape[0], Of(1).Shape[2], Of(1).Shape[3], grad.Target[1], grad.Target[0]) => new WinogradConv2dWeightGrad(grad),
            _ => null,
        };
    }

    // Weights that the program does not change are prepared once. An input gradient has the cost of the convolution: dy takes the place of x, and one has a few pixels more than the other.
    private static WinogradForm? Form(Conv2d conv, Spec x, Spec w, Spec y, WinogradPolicy policy, bool prepared) =>
        Suits(conv, x, w, y) ? WinogradCost.Best(y.Shape[0], y.Shape[2], y.Shape[3], w.Shape[1], w.Shape[0], policy, prepared) : null;

    private static bool Suits(Conv2d conv, Spec x, Spec w, Spec y) =>
        x.DType == DType.Float32 && w.DType == DType.Float32 && y.DType == DType.Float32 && w.Shape[2] == 3 && w.Shape[3] == 3
        && conv.Stride == 1 && conv.Dilation == 1 && conv.Groups == 1 && Math.Max(conv.Padding.H, conv.Padding.W) <= 2;
}
