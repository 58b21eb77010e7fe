namespace Whetstone.Compiler;

/// <summary>Puts preparations of parameters at the beginning of a program, behind those that are there, where the plan finds them.</summary>
internal sealed class FrontWork(Program program)
{
    private readonly List<Value> values = [.. program.Values];
    private readonly List<Instruction> made = [];
    private readonly Dictionary<(Op Op, int Input), int> known = [];

    /// <summary>The value that an op gives for some parameters.</summary>
    internal int Add(Op op, params int[] inputs)
    {
        if (inputs.Length == 1 && known.TryGetValue((op, inputs[0]), out int id)) return id;
        Value y = new(values.Count, op.Infer([.. inputs.Select(x => values[x].Spec)]), Format.Contiguous, values.Count);
        values.Add(y);
        made.Add(new(op, inputs, y.Id));
        if (inputs.Length == 1) known[(op, inputs[0])] = y.Id;
        return y.Id;
    }

    /// <summary>The program with them, and with other instructions in the place of those that make some values; null for none.</summary>
    internal Program Exchange(IReadOnlyDictionary<int, Instruction?> instead)
    {
        if (instead.Count == 0) return program;
        int front = program.Instructions.TakeWhile(i => i.Op.IsPreparation).Count();
        IEnumerable<Instruction> rest = program.Instructions.Skip(front).Select(i => instead.TryGetValue(i.Output, out Instruction? other) ? other : i).OfType<Instruction>();
        return program.With(values, [.. program.Instructions.Take(front), .. made, .. rest]);
    }
}
