namespace Whetstone.Compiler;

/// <summary>Moves conversions between memory orders through pointwise operations to where there are fewer of them, or smaller ones, and cancels a conversion and its inverse.</summary>
/// <remarks>
/// A region of pointwise operations may run in either order: an element does not see where it lies, so all bits are the same. It changes
/// its order if fewer bytes are converted around it then. What comes from outside the program and may change is converted at each run; a constant, once.
/// </remarks>
public sealed class Layouts : IPass
{
    /// <inheritdoc/>
    public string Name => "layouts";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Program better = Cancel(program);
        // Each change saves bytes, so there is a last one.
        while (Best(better) is { } region) better = region.Apply();
        return better;
    }

    private static Program Cancel(Program program)
    {
        Usage usage = new(program);
        Dictionary<int, int> instead = [];
        foreach (Instruction step in program.Instructions.Where(i => i.Op is Relayout && !usage.IsChanged(i.Output)))
        {
            Format wanted = program.Values[step.Output].Format;
            int x = step.Inputs[0], source = usage.Maker(x) is { Op: Relayout } first ? first.Inputs[0] : x;
            if (program.Values[x].Format == wanted) source = x;
            else if (source == x || program.Values[source].Format != wanted) continue;
            if (!usage.IsChanged(source)) instead[step.Output] = source;
        }
        Program better = program.Replace(instead);
        // The first of two that cancel may be read by nobody now.
        Usage left = new(better);
        return instead.Count == 0 ? program
            : better.Exchange(better.Instructions.Where(i => i.Op is Relayout && !left.Readers(i.Output).Any() && left.IsInner(i.Output)).ToDictionary(i => i.Output, _ => (Instruction?)null));
    }

    private static LayoutRegion? Best(Program program)
    {
        Usage usage = new(program);
        LayoutRegion? best = null;
        foreach (Instruction conversion in program.Instructions.Where(i => i is { Op: Relayout, Runs: true }))
            foreach (Instruction? seed in usage.Readers(conversion.Output).Prepend(usage.Maker(conversion.Inputs[0])))
                if (seed is not null && LayoutRegion.Grow(program, usage, seed) is { Saved: > 0 } region && region.Saved > (best?.Saved ?? 0)) best = region;
        return best;
    }
}
