using Whetstone.Kernels;

namespace Whetstone.Compiler;

/// <summary>Convolutions as the op that can take in what is around them.</summary>
internal static class Fused
{
    /// <summary>The op that does the same as an instruction; null if that is no convolution of the fast kernels.</summary>
    internal static Op? Of(Program program, Instruction step)
    {
        if (step.Op is IFusedConv) return step.Op;
        (Conv2d? conv, ConvMethod method) = step.Op switch
        {
            Conv2d direct => (direct, ConvMethod.Direct),
            WinogradConv2d { Form: WinogradForm.Two } w => (w.Conv, ConvMethod.WinogradTwo),
            WinogradConv2d w => (w.Conv, ConvMethod.WinogradFour),
            _ => (null, ConvMethod.Direct),
        };
        Shape weights = conv is null ? default : program.Values[step.Inputs[1]].Spec.Shape;
        bool fast = conv is not null && step.Inputs.All(x => program.Values[x].Spec.DType == DType.Float32) && program.Values[step.Output].Spec.Shape.Size > 0;
        return fast ? new FusedConv2d<Identity>(conv!, weights, method, false, step.Inputs.Count == 3, false, default) : null;
    }
}
