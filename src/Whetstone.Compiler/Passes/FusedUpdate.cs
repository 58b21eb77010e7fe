namespace Whetstone.Compiler;

/// <summary>All parameters that an optimiser's rule changes, in one instruction: one loop cut by numbers over all threads, instead of one loop a parameter.</summary>
/// <remarks>
/// Each parameter stays where it is and keeps its own settings; see docs/decisions/flat-parameters.md. Updates move down to the last of
/// them, so none moves past what reads or changes the same memory. A number is changed by itself alone: all bits are the same.
/// </remarks>
public sealed class FusedUpdate : IPass
{
    /// <inheritdoc/>
    public string Name => "fused-update";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Usage usage = new(program);
        List<Group> open = [], done = [];
        foreach (Instruction step in program.Instructions)
        {
            foreach (Group met in open.Where(g => step.Op.IsBarrier || g.Meets(program, step)).ToArray())
            {
                open.Remove(met);
                done.Add(met);
            }
            if (step.Op is not IParameterUpdate || usage.Readers(step.Output).Any() || program.Outputs.Contains(step.Output)) continue;
            if (open.Find(g => g.Rule == step.Op.GetType()) is not { } group) open.Add(group = new(step.Op.GetType()));
            group.Add(program, step);
        }
        Dictionary<int, Instruction?> instead = [];
        foreach (Group group in done.Concat(open).Where(g => g.Steps.Count > 1))
        {
            foreach (Instruction step in group.Steps) instead[step.Output] = null;
            instead[group.Steps[^1].Output] = group.Together();
        }
        return program.Exchange(instead);
    }

    /// <summary>Updates of one rule with nothing between them that they would have to keep their order with.</summary>
    private sealed class Group(Type rule)
    {
        private readonly HashSet<int> read = [], written = [];

        internal Type Rule => rule;

        internal List<Instruction> Steps { get; } = [];

        /// <summary>Whether an instruction reads what these change, or changes what they read or change.</summary>
        internal bool Meets(Program program, Instruction step)
        {
            for (int i = 0; i < step.Inputs.Count; i++)
            {
                int root = program.Values[step.Inputs[i]].Root;
                if (written.Contains(root) || (step.Op.Writes(i) && read.Contains(root))) return true;
            }
            return false;
        }

        internal void Add(Program program, Instruction step)
        {
            Steps.Add(step);
            for (int i = 0; i < step.Inputs.Count; i++) (step.Op.Writes(i) ? written : read).Add(program.Values[step.Inputs[i]].Root);
        }

        // The result looks at the first parameter, as that of the first update does.
        internal Instruction Together() =>
            new(((IParameterUpdate)Steps[0].Op).Together(Steps.Select(s => s.Op)), [.. Steps.SelectMany(s => s.Inputs)], Steps[0].Output);
    }
}
