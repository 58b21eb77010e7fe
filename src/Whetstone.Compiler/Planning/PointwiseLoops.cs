namespace Whetstone.Compiler;

/// <summary>Finds runs of pointwise instructions over the same elements.</summary>
/// <remarks>
/// Run one by one, each of them reads its operands from memory and writes its result there. Run tile by tile, what only passes
/// between them stays in a cache, so that one pass over memory is left. An element does not see where it lies: all bits are the same.
/// </remarks>
internal static class PointwiseLoops
{
    // A few tiles lie in a second-level cache; with less, calling the kernels would show.
    private const int Tile = 8192;

    /// <summary>The loops, besides some that are there already.</summary>
    internal static IEnumerable<SampleLoop> Find(Program program, IReadOnlyList<SampleLoop> others)
    {
        for (int i = 0; i < program.Instructions.Count; i++)
        {
            Body body = new(program);
            int end = i;
            while (end < program.Instructions.Count && !others.Any(l => l.First <= end && end < l.End) && body.TryAdd(program.Instructions[end])) end++;
            while (end > i && !program.Instructions[end - 1].Runs) end--;
            if (Loop(program, i, end, body) is { } loop) yield return loop;
            i = Math.Max(i, end - 1);
        }
    }

    private static SampleLoop? Loop(Program program, int first, int end, Body body)
    {
        if (body.Running < 2) return null;
        Value[] locals = [.. SampleLoops.Locals(program, first, end, body.Made)];
        if (locals.Length == 0 && !body.Reuses) return null;
        int tile = Math.Min(Tile, body.Elements);
        (Dictionary<int, long> starts, long bytes) = Arena.Place(locals.Select(v => new Lifetime(v.Id, (long)tile * v.Spec.DType.Size, body.Uses[v.Id].First, body.Uses[v.Id].Last)));
        return new(first, end - first, body.Elements, tile, bytes, starts, IsPointwise: true);
    }

    private sealed class Body(Program program)
    {
        internal int Elements { get; private set; }

        internal int Running { get; private set; }

        /// <summary>Results.</summary>
        internal HashSet<int> Made { get; } = [];

        /// <summary>For each operand and result, by root: the first and the last instruction that touches it.</summary>
        internal Dictionary<int, (int First, int Last)> Uses { get; } = [];

        /// <summary>Whether several instructions read the same value.</summary>
        internal bool Reuses { get; private set; }

        /// <summary>Takes in one more instruction, if it fits.</summary>
        internal bool TryAdd(Instruction step)
        {
            Value y = program.Values[step.Output];
            int size = y.Spec.Shape.Size;
            // Another shape of the same memory is the same tiles.
            if (!step.Runs) return !Made.Contains(y.Root) || (y.Offset == 0 && size == Elements);
            if (!step.Op.IsPointwise || step.HasEffect || y.Root != y.Id || size < 2 || (Elements > 0 && size != Elements)) return false;
            Value[] inputs = [.. step.Inputs.Select(x => program.Values[x]).Where(x => !x.IsHollow)];
            if (!inputs.All(x => x.Spec.Shape.Size == 1 || (x.Spec.Shape.Size == size && x.Format == y.Format))) return false;

            Elements = size;
            foreach (int root in inputs.Where(x => x.Spec.Shape.Size > 1).Select(x => x.Root).Distinct())
            {
                Reuses |= Uses.ContainsKey(root);
                Use(root);
            }
            Made.Add(y.Id);
            Use(y.Id);
            Running++;
            return true;
        }

        private void Use(int root) => Uses[root] = Uses.TryGetValue(root, out (int First, int Last) u) ? (u.First, Running) : (Running, Running);
    }
}
