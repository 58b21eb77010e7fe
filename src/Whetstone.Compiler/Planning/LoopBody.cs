namespace Whetstone.Compiler;

/// <summary>The instructions of a loop over samples while it is being put together, and what they need.</summary>
internal sealed class LoopBody(Program program)
{
    // What is not cut is read anew for every chunk.
    private const long MostWhole = 256 << 10;

    private readonly HashSet<int> sums = [];
    private readonly HashSet<int> whole = [];
    private readonly Dictionary<int, (int First, int Last)> uses = [];
    private int count;

    /// <summary>Samples of the batch; 0 until the first instruction is there.</summary>
    internal int Batch { get; private set; }

    /// <summary>Instructions that run a kernel.</summary>
    internal int Running { get; private set; }

    /// <summary>Roots of results that have samples.</summary>
    internal HashSet<int> Made { get; } = [];

    /// <summary>Whether several instructions read the same value.</summary>
    internal bool Reuses { get; private set; }

    /// <summary>Bytes of a sample of everything that is cut.</summary>
    internal long SampleBytes => uses.Keys.Sum(r => program.Values[r].Spec.Bytes) / Math.Max(1, Batch);

    /// <summary>Bytes of the sums over the batch.</summary>
    internal long SumBytes => sums.Sum(x => program.Values[x].Spec.Bytes);

    internal int FirstUse(int root) => uses[root].First;

    internal int LastUse(int root) => uses[root].Last;

    /// <summary>Takes in one more instruction, if it fits.</summary>
    internal bool TryAdd(Instruction step)
    {
        Spec[] specs = [.. step.Inputs.Select(x => program.Values[x].Spec)];
        Value y = program.Values[step.Output];
        if (!step.Runs) return TryView(step, y);
        SampleWork work = step.Op.Samples(specs);
        if (step.HasEffect || step.Op.IsRandom || work == SampleWork.Mixed || y.Root != y.Id) return false;

        int batch = Batch;
        List<int> cut = [], uncut = [];
        for (int i = 0; i < specs.Length; i++)
        {
            Value x = program.Values[step.Inputs[i]];
            if (!step.Op.IsBatched(i, specs))
            {
                if (Made.Contains(x.Root) || sums.Contains(x.Root)) return false;
                if (!x.IsHollow) uncut.Add(x.Id);
                continue;
            }
            if (specs[i].Shape.Rank == 0 || sums.Contains(x.Root) || (Made.Contains(x.Root) && x.Offset != 0)) return false;
            batch = batch == 0 ? specs[i].Shape[0] : batch;
            if (specs[i].Shape[0] != batch || batch == 0) return false;
            if (!x.IsHollow) cut.Add(x.Root);
        }
        if (cut.Count == 0 || (work == SampleWork.Each && y.Spec.Shape[0] != batch) || (work == SampleWork.Sum && y.Spec.DType != DType.Float32)) return false;
        if (uncut.Concat(whole).Distinct().Sum(x => program.Values[x].Spec.Bytes) > MostWhole) return false;

        Batch = batch;
        Running++;
        whole.UnionWith(uncut);
        foreach (int root in cut)
        {
            Reuses |= uses.ContainsKey(root);
            Use(root);
        }
        if (work == SampleWork.Sum) sums.Add(y.Id);
        else
        {
            Made.Add(y.Id);
            Use(y.Id);
        }
        count++;
        return true;
    }

    private bool TryView(Instruction step, Value y)
    {
        Value x = program.Values[step.Inputs[0]];
        return !Made.Contains(x.Root) || (y.Offset == 0 && y.Spec.Shape.Rank > 0 && y.Spec.Shape[0] == Batch);
    }

    private void Use(int root) => uses[root] = uses.TryGetValue(root, out (int First, int Last) u) ? (u.First, count) : (count, count);
}
