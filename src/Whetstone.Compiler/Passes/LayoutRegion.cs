namespace Whetstone.Compiler;

/// <summary>Pointwise instructions that are to run in the other memory order, with the conversions that this saves and takes.</summary>
internal sealed class LayoutRegion
{
    private readonly Program program;
    private readonly Usage usage;
    private readonly Format target;
    private readonly HashSet<Instruction> members = [];

    private LayoutRegion(Program program, Usage usage, Format target) => (this.program, this.usage, this.target) = (program, usage, target);

    /// <summary>Bytes that need no conversion any more, less those that need one now.</summary>
    internal long Saved { get; private set; }

    /// <summary>The best region that begins with an instruction: neighbours are taken in as long as there are any, and those that did not pay are left out again.</summary>
    internal static LayoutRegion? Grow(Program program, Usage usage, Instruction seed)
    {
        Format target = program.Values[seed.Output].Format == Format.ChannelsLast ? Format.Contiguous : Format.ChannelsLast;
        LayoutRegion region = new(program, usage, target);
        if (!region.Fits(seed)) return null;
        List<Instruction> order = [seed];
        int count = 0;
        for (int i = 0; i < order.Count; i++)
        {
            region.members.Add(order[i]);
            if (region.Balance() is var saved && saved > region.Saved) (region.Saved, count) = (saved, i + 1);
            foreach (Instruction next in region.Neighbours(order[i])) if (!order.Contains(next) && region.Fits(next)) order.Add(next);
        }
        region.members.IntersectWith(order[..count]);
        return region;
    }

    /// <summary>The program with the region in the other order.</summary>
    internal Program Apply()
    {
        List<Value> values = [.. program.Values];
        List<Instruction> steps = [];
        Dictionary<int, int> entered = [], left = [], gone = [];
        foreach (Instruction step in members) values[step.Output] = values[step.Output] with { Format = target };
        foreach (Instruction step in members)
            foreach (Instruction back in usage.Readers(step.Output).Where(IsBack)) gone[back.Output] = step.Output;
        int Use(int id) => gone.TryGetValue(id, out int other) ? other : left.GetValueOrDefault(id, id);

        foreach (Instruction step in program.Instructions.Where(i => !gone.ContainsKey(i.Output)))
        {
            if (!members.Contains(step))
            {
                steps.Add(step with { Inputs = [.. step.Inputs.Select(Use)] });
                continue;
            }
            steps.Add(step with { Inputs = [.. step.Inputs.Select(x => Enter(x))] });
            if (Leaves(step.Output)) left[step.Output] = Convert(step.Output, program.Values[step.Output].Format);
        }
        int[] outputs = [.. program.Outputs.Select(Use)];
        HashSet<int> read = [.. steps.SelectMany(i => i.Inputs), .. outputs];
        steps.RemoveAll(i => i.Op is Relayout && !read.Contains(i.Output));
        Value[] done = [.. values];
        program.Reroot(done, steps);
        return program.With(done, steps, outputs);

        // What a member reads in the place of a value: the same in the region's order.
        int Enter(int id)
        {
            if (IsMade(id) || values[id].Spec.Shape.Rank != 4) return id;
            if (gone.TryGetValue(id, out int made)) return made;
            if (Source(id) is { } source) return Use(source);
            return entered.TryGetValue(id, out int known) ? known : entered[id] = Convert(Use(id), target);
        }

        int Convert(int id, Format format)
        {
            Value x = values[id];
            int made = values.Count;
            if (x.IsHollow) values.Add(x with { Id = made, Root = made, Format = format, Captured = x.Shaped(format) });
            else if (x.IsConstant && !usage.IsChanged(id)) values.Add(x with { Id = made, Root = made, Offset = 0, Format = format, Captured = Constant(x.Captured!, format) });
            else
            {
                bool runs = IsCopy(x.Spec);
                // Where the view starts follows from what it looks at, as for all views.
                values.Add(new(made, x.Spec, format, runs ? made : x.Root));
                steps.Add(new(new Relayout(format), [id], made, runs));
            }
            return made;
        }
    }

    private static Tensor Constant(Tensor x, Format format)
    {
        using IDisposable plain = Autograd.NoGrad();
        return new Relayout(format).Apply(x);
    }

    private static bool IsCopy(Spec x) => new Relayout(Format.ChannelsLast).View([x]) is null;

    private long Cost(int id) => program.Values[id] is { IsHollow: false, IsConstant: false } x && IsCopy(x.Spec) ? x.Spec.Bytes : 0;

    // Whether an instruction is pointwise, works in the other order as it stands, and deals with nothing that is changed in place.
    private bool Fits(Instruction step)
    {
        Value y = program.Values[step.Output];
        if (!step.Op.IsPointwise || step.HasEffect || !step.Runs || y.Spec.Shape.Rank != 4 || y.Format == target || y.Root != y.Id || y.Captured is not null) return false;
        if (usage.IsChanged(y.Id) || step.Inputs.Any(usage.IsChanged)) return false;
        Tensor[] x = [.. step.Inputs.Select(i => program.Values[i].Shaped(program.Values[i].Spec.Shape.Rank == 4 ? target : Format.Contiguous))];
        return step.Op.OutputFormat(x) == target && Enumerable.Range(0, x.Length).All(i => x[i].Rank != 4 || step.Op.InputFormat(i, x) == target);
    }

    private IEnumerable<Instruction> Neighbours(Instruction step) => step.Inputs.Select(usage.Maker).OfType<Instruction>().Concat(usage.Readers(step.Output));

    private bool IsMade(int id) => usage.Maker(id) is { } maker && members.Contains(maker);

    // A conversion of a result into the order that it will have anyway.
    private bool IsBack(Instruction reader) => reader.Op is Relayout && program.Values[reader.Output].Format == target && !usage.IsChanged(reader.Output);

    // Whether somebody needs a result in the order that it had.
    private bool Leaves(int id) => program.Outputs.Contains(id) || usage.Readers(id).Any(r => !members.Contains(r) && !IsBack(r));

    // What a value was converted from, if that is in the region's order.
    private int? Source(int id) =>
        usage.Maker(id) is { Op: Relayout } maker && program.Values[maker.Inputs[0]].Format == target && !usage.IsChanged(maker.Inputs[0]) ? maker.Inputs[0] : null;

    private long Balance()
    {
        long saved = 0;
        foreach (int id in members.SelectMany(m => m.Inputs).Distinct().Where(x => !IsMade(x) && program.Values[x].Spec.Shape.Rank == 4))
        {
            if (usage.Maker(id) is { } maker && IsBack(maker) && IsMade(maker.Inputs[0])) continue;
            if (Source(id) is null) saved -= Cost(id);
            else if (!program.Outputs.Contains(id) && usage.Readers(id).All(members.Contains)) saved += Cost(id);
        }
        foreach (int id in members.Select(m => m.Output))
        {
            saved += usage.Readers(id).Where(IsBack).Sum(r => Cost(r.Output));
            if (Leaves(id)) saved -= Cost(id);
        }
        return saved;
    }
}
