namespace Whetstone.Compiler;

/// <summary>Drops instructions whose results nobody uses, such as gradients that were not wanted.</summary>
public sealed class DeadCode : IPass
{
    /// <inheritdoc/>
    public string Name => "dead-code";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        HashSet<int> needed = [.. program.Outputs];
        HashSet<int> observed = Observed(program);
        List<Instruction> kept = [];
        foreach (Instruction step in program.Instructions.Reverse())
        {
            if (!needed.Contains(step.Output) && !(step.HasEffect && Changes(program, step).Any(observed.Contains))) continue;
            kept.Add(step);
            needed.UnionWith(step.Inputs);
        }
        if (kept.Count == program.Instructions.Count) return program;
        kept.Reverse();
        return program.With(program.Values, kept);
    }

    // A change matters if it is to memory from outside, or to memory that is read at all.
    private static HashSet<int> Observed(Program program)
    {
        HashSet<int> roots = [.. program.Outputs.Concat(program.Inputs).Concat(program.Instructions.SelectMany(i => i.Inputs)).Select(x => program.Values[x].Root)];
        roots.UnionWith(program.Values.Where(v => v.Captured is not null).Select(v => v.Root));
        return roots;
    }

    private static IEnumerable<int> Changes(Program program, Instruction step) => step.Inputs.Where((_, i) => step.Op.Writes(i)).Select(x => program.Values[x].Root);
}
