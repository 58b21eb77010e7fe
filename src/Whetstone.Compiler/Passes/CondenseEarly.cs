namespace Whetstone.Compiler;

/// <summary>Runs ops that condense their inputs, such as <see cref="Ops.MaxPool2dIndex"/>, as soon as the inputs are there, so that memory need not keep them for the backward pass.</summary>
public sealed class CondenseEarly : IPass
{
    /// <inheritdoc/>
    public string Name => "condense-early";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Usage usage = new(program);
        // What moves, by the instruction it is to follow; ops on what comes from outside stay where they are.
        ILookup<Instruction, Instruction> moved = program.Instructions.Where(i => i.Op.Condenses).Select(i => (After: LastMaker(i, usage), Step: i))
            .Where(m => m.After is not null && usage.AreSteady(m.Step.Inputs, m.After, m.Step)).ToLookup(m => m.After!, m => m.Step);
        if (moved.Count == 0) return program;
        HashSet<Instruction> gone = [.. moved.SelectMany(m => m)];
        return program.With(program.Values, [.. program.Instructions.Where(i => !gone.Contains(i)).SelectMany(i => moved[i].Prepend(i))]);
    }

    private static Instruction? LastMaker(Instruction step, Usage usage) => step.Inputs.Select(usage.Maker).OfType<Instruction>().MaxBy(usage.Place);
}
