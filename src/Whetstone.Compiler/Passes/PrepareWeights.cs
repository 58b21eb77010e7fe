namespace Whetstone.Compiler;

/// <summary>In prediction, weights are brought into the order in which kernels read them, and kept so until they change.</summary>
/// <remarks>It costs their memory once more, up to four times for Winograd's weights. The products are the same: so are all bits.</remarks>
public sealed class PrepareWeights : IPass
{
    /// <inheritdoc/>
    public string Name => "prepare-weights";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Usage usage = new(program);
        FrontWork front = new(program);
        Dictionary<int, Instruction?> instead = [];
        foreach (Instruction step in program.Instructions)
        {
            if (step.Inputs.Count < 2 || instead.ContainsKey(step.Output) || program.Values[step.Inputs[1]].Format != Format.Contiguous || !usage.IsSteady(step.Inputs[1])) continue;
            if (Fused.Of(program, step) is IFusedConv { IsPrepared: false } conv)
            {
                (Op prepare, Op take) = conv.Prepared();
                instead[step.Output] = Taking(step, take, front.Add(prepare, step.Inputs[1]));
            }
            else if (step.Op is Linear && IsFast(program, step)) Product(program, usage, step, front, instead);
        }
        return front.Exchange(instead);
    }

    private static void Product(Program program, Usage usage, Instruction linear, FrontWork front, Dictionary<int, Instruction?> instead)
    {
        Instruction last = linear;
        Op op = new PreparedLinear<Identity>(program.Values[linear.Inputs[1]].Spec.Shape[0], default);
        if (usage.OnlyReader(linear.Output) is { Op: IMap fn } map && map.Inputs is [int x] && x == linear.Output && fn.After(op) is { } after && usage.AreSteady(linear.Inputs, linear, map))
        {
            instead[linear.Output] = null;
            (last, op) = (map, after);
        }
        instead[last.Output] = Taking(last with { Inputs = linear.Inputs }, op, front.Add(new PrepareLinear(), linear.Inputs[1]));
    }

    private static Instruction Taking(Instruction step, Op op, int prepared) => step with { Op = op, Inputs = [step.Inputs[0], prepared, .. step.Inputs.Skip(2)] };

    private static bool IsFast(Program program, Instruction step) =>
        step.Inputs.All(x => program.Values[x].Spec.DType == DType.Float32) && program.Values[step.Output].Spec.Shape.Size > 0 && program.Values[step.Inputs[0]].Spec.Shape[^1] > 0;
}
