namespace Whetstone.Compiler;

/// <summary>Where a tensor goes several ways, the gradient that a 1 x 1 convolution gives it is added to the others while it is made.</summary>
/// <remarks>The sum costs no sweep over memory. It rounds differently where the convolution has more than 384 outputs.</remarks>
public sealed class GradientSum : IPass
{
    /// <inheritdoc/>
    public string Name => "gradient-sum";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Usage usage = new(program);
        Dictionary<int, Instruction?> instead = [];
        foreach (Instruction sum in program.Instructions)
            if (sum.Op is Accumulate) _ = Join(program, usage, sum, 1, instead) || Join(program, usage, sum, 0, instead);
        return program.Exchange(instead);
    }

    private static bool Join(Program program, Usage usage, Instruction sum, int side, Dictionary<int, Instruction?> instead)
    {
        int other = sum.Inputs[1 - side];
        if (usage.Maker(sum.Inputs[side]) is not { Op: Conv2dInputGrad grad } conv || conv.Inputs.Count != 2 || usage.OnlyReader(conv.Output) != sum) return false;
        Value dx = program.Values[conv.Output], rest = program.Values[other];
        bool fast = rest.Spec == dx.Spec && rest.Format == dx.Format && conv.Inputs.All(x => program.Values[x].Spec.DType == DType.Float32);
        if (!fast || other == conv.Output || !Conv2dInputGrad.Adds(grad.Conv, grad.Target, program.Values[conv.Inputs[1]].Spec.Shape)) return false;
        if (!usage.AreSteady(conv.Inputs, conv, sum)) return false;
        instead[conv.Output] = null;
        instead[sum.Output] = sum with { Op = grad, Inputs = [.. conv.Inputs, other] };
        return true;
    }
}
