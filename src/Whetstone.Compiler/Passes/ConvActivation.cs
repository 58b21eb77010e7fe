namespace Whetstone.Compiler;

/// <summary>A convolution with its bias, the sum with a shortcut and the activation behind it, while its results still lie in a core's cache.</summary>
/// <remarks>Neither the convolution's result nor the sum is ever written to memory. The formulas are the same: so are all bits.</remarks>
public sealed class ConvActivation : IPass
{
    /// <inheritdoc/>
    public string Name => "conv-activation";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Usage usage = new(program);
        Dictionary<int, Instruction?> instead = [];
        foreach (Instruction conv in program.Instructions)
        {
            if (Fused.Of(program, conv) is not { } op) continue;
            List<Instruction> steps = [conv];
            int[] inputs = [.. conv.Inputs];
            if (Sum(program, usage, conv) is { } sum && !instead.ContainsKey(sum.Output))
            {
                inputs = [.. inputs, sum.Inputs[sum.Inputs[0] == conv.Output ? 1 : 0]];
                steps.Add(sum);
                op = ((IFusedConv)op).AndResidual();
            }
            if (usage.OnlyReader(steps[^1].Output) is { Op: IMap fn } map && map.Inputs is [int x] && x == steps[^1].Output && fn.After(op) is { } after)
            {
                steps.Add(map);
                op = after;
            }
            if (steps.Count == 1 || !usage.AreSteady(inputs, conv, steps[^1])) continue;
            foreach (Instruction step in steps) instead[step.Output] = null;
            instead[steps[^1].Output] = steps[^1] with { Op = op, Inputs = inputs };
        }
        return program.Exchange(instead);
    }

    // No broadcasting, no change of memory order, and not twice the same.
    private static Instruction? Sum(Program program, Usage usage, Instruction conv)
    {
        if (usage.OnlyReader(conv.Output) is not { Op: Map2<Add> } sum || sum.Inputs[0] == sum.Inputs[1]) return null;
        Value y = program.Values[conv.Output], other = program.Values[sum.Inputs[sum.Inputs[0] == conv.Output ? 1 : 0]];
        return other.Spec == y.Spec && other.Format == y.Format ? sum : null;
    }
}
