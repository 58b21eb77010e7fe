namespace Whetstone.Compiler;

/// <summary>In prediction, batch norm behind a convolution goes into the convolution's weights and bias, and is gone.</summary>
/// <remarks>The weights are folded when a parameter was changed, not at each run. Only roundings differ.</remarks>
public sealed class FoldNorm : IPass
{
    /// <inheritdoc/>
    public string Name => "fold-norm";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Usage usage = new(program);
        FrontWork front = new(program);
        Dictionary<int, Instruction?> instead = [];
        foreach (Instruction conv in program.Instructions)
        {
            if (conv.Op is not Conv2d || usage.OnlyReader(conv.Output) is not { Op: BatchNormInference norm } step || step.Inputs[0] != conv.Output) continue;
            int[] parameters = [.. conv.Inputs.Skip(1).Concat(step.Inputs.Skip(1))];
            if (!parameters.All(usage.IsSteady) || parameters.Any(x => program.Values[x] is not { Spec.DType.Size: 4, Format: Format.Contiguous })) continue;
            int gamma = step.Inputs[1], beta = step.Inputs[2], mean = step.Inputs[3], variance = step.Inputs[4];
            int w = front.Add(new FoldNormWeights(norm.Eps), conv.Inputs[1], gamma, variance);
            int bias = front.Add(new FoldNormBias(norm.Eps), [gamma, beta, mean, variance, .. conv.Inputs.Skip(2)]);
            instead[conv.Output] = null;
            instead[step.Output] = step with { Op = conv.Op, Inputs = [conv.Inputs[0], w, bias] };
        }
        return front.Exchange(instead);
    }
}
