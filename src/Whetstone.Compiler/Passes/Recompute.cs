namespace Whetstone.Compiler;

/// <summary>Computes cheap results again for the backward pass instead of keeping them from the forward pass: less memory for some more work.</summary>
/// <remarks>
/// Cheap is what makes each element of few others: pointwise functions, batch norm, pooling. A result is computed again if all it is
/// made of is at hand anyway when it is needed (Chen et al., "Training deep nets with sublinear memory cost", arXiv:1604.06174).
/// </remarks>
public sealed class Recompute : IPass
{
    // How far apart two uses must be, in instructions, for the memory between them to be worth the work.
    private const int Far = 12;
    private const int Deepest = 3;

    /// <inheritdoc/>
    public string Name => "recompute";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return new Work(program).Run();
    }

    private sealed class Work(Program program)
    {
        private readonly List<Value> values = [.. program.Values];
        private readonly List<Instruction> made = [];
        private readonly Dictionary<int, Instruction> makers = program.Instructions.ToDictionary(i => i.Output);
        private readonly Dictionary<int, int> lastUse = [];
        private readonly Dictionary<int, int> firstChange = [];
        private readonly Dictionary<int, int> again = [];
        private readonly Dictionary<int, int> usedAt = [];

        internal Program Run()
        {
            for (int i = 0; i < program.Instructions.Count; i++) Note(program.Instructions[i], i);
            for (int i = 0; i < program.Instructions.Count; i++)
            {
                Instruction step = program.Instructions[i];
                made.Add(step with { Inputs = [.. step.Inputs.Select(x => Use(x, i))] });
                usedAt[step.Output] = i;
            }
            return made.Count == program.Instructions.Count ? program : program.With(values, made);
        }

        private void Note(Instruction step, int at)
        {
            for (int k = 0; k < step.Inputs.Count; k++)
            {
                int root = program.Values[step.Inputs[k]].Root;
                lastUse[root] = at;
                if (step.Op.Writes(k)) firstChange.TryAdd(root, at);
            }
        }

        private bool IsUnchanged(int root, int until) => !firstChange.TryGetValue(root, out int at) || at > until;

        private int Use(int id, int at)
        {
            if (again.TryGetValue(id, out int other)) return other;
            bool far = usedAt.TryGetValue(id, out int last) && at - last > Far;
            usedAt[id] = at;
            return far && CanRemake(id, at, 0) ? Remake(id, at, 0) : id;
        }

        // Only a value with memory of its own, that no view looks at, can be replaced by another.
        private bool CanRemake(int id, int at, int depth)
        {
            Value v = values[id];
            if (depth > Deepest || v.Root != id || v.Captured is not null || program.Outputs.Contains(id) || !makers.TryGetValue(id, out Instruction? maker)) return false;
            if (!IsCheap(maker) || !IsUnchanged(id, at) || program.Values.Any(o => o.Root == id && o.Id != id)) return false;
            return maker.Inputs.All(x => IsAtHand(x, at) || CanRemake(x, at, depth + 1));
        }

        private int Remake(int id, int at, int depth)
        {
            if (again.TryGetValue(id, out int other)) return other;
            Instruction maker = makers[id];
            int[] inputs = [.. maker.Inputs.Select(x => IsAtHand(x, at) ? x : Remake(x, at, depth + 1))];
            int copy = values.Count;
            values.Add(values[id] with { Id = copy, Root = copy });
            made.Add(maker with { Inputs = inputs, Output = copy });
            again[id] = copy;
            return copy;
        }

        private bool IsAtHand(int id, int at) => values[id].Captured is not null ? IsUnchanged(values[id].Root, at)
            : program.Inputs.Contains(values[id].Root) || (lastUse.TryGetValue(values[id].Root, out int last) && last >= at && !IsCheap(makers.GetValueOrDefault(values[id].Root)));

        private static bool IsCheap(Instruction? maker) => maker is { Runs: true, HasEffect: false } && !maker.Op.IsRandom && (maker.Op.MayOverwrite(0) || maker.Op is BatchNorm or BatchNormInference or INormMap or MaxPool2d or AvgPool2d);
    }
}
