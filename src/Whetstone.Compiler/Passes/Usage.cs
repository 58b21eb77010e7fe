namespace Whetstone.Compiler;

/// <summary>Who makes each value of a program, who reads it, and who changes its memory.</summary>
internal sealed class Usage(Program program)
{
    private readonly Dictionary<int, int> places = program.Instructions.Select((step, at) => (step.Output, at)).ToDictionary(p => p.Output, p => p.at);
    private readonly ILookup<int, Instruction> readers = program.Instructions.SelectMany(i => i.Inputs.Distinct().Select(x => (x, i))).ToLookup(u => u.x, u => u.i);
    private readonly ILookup<int, int> changes = program.Instructions
        .SelectMany((step, at) => step.Inputs.Where((_, i) => step.Op.Writes(i)).Select(x => (program.Values[x].Root, at))).ToLookup(c => c.Root, c => c.at);

    private readonly int[] barriers = [.. program.Instructions.Index().Where(s => s.Item.Op.IsBarrier).Select(s => s.Index)];

    /// <summary>The instruction whose result a value is; null for what comes from outside.</summary>
    internal Instruction? Maker(int id) => places.TryGetValue(id, out int at) ? program.Instructions[at] : null;

    /// <summary>The place of an instruction in the program.</summary>
    internal int Place(Instruction step) => places[step.Output];

    /// <summary>The instructions that read a value.</summary>
    internal IEnumerable<Instruction> Readers(int id) => readers[id];

    /// <summary>The instruction that reads a result nobody else can see; null if there are several, or it comes out of the program.</summary>
    internal Instruction? OnlyReader(int id) => IsInner(id) && readers[id].Take(2).ToArray() is [Instruction one] ? one : null;

    /// <summary>Whether a value's memory is changed in place anywhere.</summary>
    internal bool IsChanged(int id) => changes[program.Values[id].Root].Any();

    /// <summary>Whether values are the same when one instruction runs as when a later one does. User code that runs between may change what comes from outside.</summary>
    internal bool AreSteady(IEnumerable<int> ids, Instruction from, Instruction to)
    {
        bool IsBetween(int at) => at > places[from.Output] && at < places[to.Output];
        bool interrupted = barriers.Any(IsBetween);
        return !ids.Select(x => program.Values[x].Root).Any(root => changes[root].Any(IsBetween) || (interrupted && program.Values[root].Captured is not null));
    }

    /// <summary>Whether a value is a parameter that neither the program nor user code in it changes, or made of such by preparing them.</summary>
    internal bool IsSteady(int id) => Maker(id) is { } maker ? maker.Op.IsPreparation && maker.Inputs.All(IsSteady)
        : barriers.Length == 0 && program.Values[id] is { Captured: not null, IsHollow: false } && !IsChanged(id);

    /// <summary>Whether a result has memory of its own that nobody changes, and does not come out of the program.</summary>
    internal bool IsInner(int id) => program.Values[id].Root == id && program.Values[id].Captured is null && !program.Outputs.Contains(id) && !IsChanged(id);
}
