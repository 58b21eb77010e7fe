namespace Whetstone.Compiler;

/// <summary>Max pooling and the ReLU behind it in one sweep. Backward, the places of the largest elements also say where ReLU is flat.</summary>
/// <remarks>The same numbers; where ReLU is flat, the gradient is 0 and never −0, even for gradients that are infinite or NaN.</remarks>
public sealed class PoolRelu : IPass
{
    /// <inheritdoc/>
    public string Name => "pool-relu";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Usage usage = new(program);
        Dictionary<int, Instruction?> instead = [];
        foreach (Instruction map in program.Instructions)
            if (map.Op is Map<Relu> relu && usage.Maker(map.Inputs[0]) is { Op: MaxPool2d } pool && usage.IsInner(pool.Output)) Join(program, usage, pool, map, relu, instead);
        return program.Exchange(instead);
    }

    private static void Join(Program program, Usage usage, Instruction pool, Instruction map, Map<Relu> relu, Dictionary<int, Instruction?> instead)
    {
        MaxPool2d op = (MaxPool2d)pool.Op;
        Instruction[] others = [.. usage.Readers(pool.Output).Where(u => u != map)];
        if (!usage.AreSteady(pool.Inputs, pool, map) || program.Values[pool.Output].Spec != program.Values[map.Output].Spec) return;
        if (others.Length > 0)
        {
            // The gradient: the index, its only reader, and before that the slope of ReLU.
            if (others is not [{ Op: MaxPool2dIndex } index] || index.Inputs[0] != pool.Inputs[0] || usage.OnlyReader(index.Output) is not { Op: MaxPool2dGrad } grad) return;
            if (!MaxPool2dReluIndex.Exists(op, program.Values[pool.Inputs[0]].Spec.Shape)) return;
            if (usage.Maker(grad.Inputs[1]) is not { } slope || !slope.Op.Equals(relu.Backward) || slope.Inputs[1] != map.Output || usage.OnlyReader(slope.Output) != grad || !usage.AreSteady([slope.Inputs[2]], slope, grad)) return;
            // The index is made where it was, which is after the result.
            if (usage.Place(index) < usage.Place(map)) return;
            instead[index.Output] = index with { Op = new MaxPool2dReluIndex(op), Inputs = [pool.Inputs[0], map.Output] };
            instead[slope.Output] = null;
            instead[grad.Output] = grad with { Inputs = [index.Output, slope.Inputs[2]] };
        }
        instead[pool.Output] = null;
        instead[map.Output] = map with { Op = new MaxPool2dRelu(op), Inputs = pool.Inputs };
    }
}
