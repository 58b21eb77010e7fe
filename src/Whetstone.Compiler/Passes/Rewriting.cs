namespace Whetstone.Compiler;

/// <summary>What passes share: facts about a program, and the replacement of values by others.</summary>
internal static class Rewriting
{
    /// <summary>Roots that some instruction changes in place; what is known of their content does not last.</summary>
    internal static HashSet<int> ChangedRoots(this Program program)
    {
        HashSet<int> changed = [];
        foreach (Instruction step in program.Instructions)
            for (int i = 0; i < step.Inputs.Count; i++)
                if (step.Op.Writes(i)) changed.Add(program.Values[step.Inputs[i]].Root);
        return changed;
    }

    /// <summary>The program with other instructions in the place of those that make some values; null for none.</summary>
    internal static Program Exchange(this Program program, IReadOnlyDictionary<int, Instruction?> instead) => instead.Count == 0 ? program
        : program.With(program.Values, [.. program.Instructions.Select(i => instead.TryGetValue(i.Output, out Instruction? other) ? other : i).OfType<Instruction>()]);

    /// <summary>The program without some instructions, whose results other values stand in for.</summary>
    /// <param name="program">The program.</param>
    /// <param name="instead">For a value that is no longer made, the one to use; it has the same shape, type and order.</param>
    internal static Program Replace(this Program program, IReadOnlyDictionary<int, int> instead)
    {
        if (instead.Count == 0) return program;
        int Use(int id) => instead.TryGetValue(id, out int other) ? Use(other) : id;

        List<Instruction> kept = [];
        foreach (Instruction step in program.Instructions)
            if (!instead.ContainsKey(step.Output)) kept.Add(step with { Inputs = [.. step.Inputs.Select(Use)] });
        Value[] values = [.. program.Values];
        program.Reroot(values, kept);
        return program.With(values, kept, [.. program.Outputs.Select(Use)]);
    }

    /// <summary>Makes views look at the memory of what they now are views of.</summary>
    /// <param name="program">The program as it was.</param>
    /// <param name="values">Its values, some of them changed.</param>
    /// <param name="kept">The instructions that are left, with their new inputs.</param>
    internal static void Reroot(this Program program, Value[] values, IReadOnlyList<Instruction> kept)
    {
        Dictionary<int, int> viewed = program.Instructions.ToDictionary(i => i.Output, i => i.Inputs.Count > 0 ? i.Inputs[0] : -1);
        foreach (Instruction step in kept)
        {
            Value y = values[step.Output];
            if (y.Root == y.Id || y.Captured is not null) continue;
            Value x = values[step.Inputs[0]], old = viewed.TryGetValue(y.Id, out int seen) ? program.Values[seen] : x with { Offset = 0 };
            values[y.Id] = y with { Root = x.Root, Offset = x.Offset + y.Offset - old.Offset };
        }
    }
}
