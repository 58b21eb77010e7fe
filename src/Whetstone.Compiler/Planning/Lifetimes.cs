namespace Whetstone.Compiler;

/// <summary>From when to when the memory of a value is needed, in instructions.</summary>
/// <param name="Root">The value.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="First">The instruction that makes it.</param>
/// <param name="Last">The last one that uses it; the number of instructions if it comes out of the program.</param>
internal readonly record struct Lifetime(int Root, long Bytes, int First, int Last)
{
    internal bool Meets(Lifetime other) => First <= other.Last && other.First <= Last;

    internal Lifetime Throughout() => this with { First = int.MinValue, Last = int.MaxValue };
}

/// <summary>Finds the lifetimes of all values that need memory.</summary>
internal static class Lifetimes
{
    /// <summary>By root; a value that a loop over samples touches is needed throughout the loop.</summary>
    internal static Dictionary<int, Lifetime> Of(Program program, IReadOnlyList<SampleLoop> loops)
    {
        Dictionary<int, Lifetime> found = MemoryPlan.Owners(program).ToDictionary(r => r, r => new Lifetime(r, program.Values[r].Spec.Bytes, int.MaxValue, -1));
        for (int i = 0; i < program.Instructions.Count; i++)
        {
            Instruction step = program.Instructions[i];
            SampleLoop? loop = loops.FirstOrDefault(l => l.First <= i && i < l.End);
            (int first, int last) = loop is null ? (i, i) : (loop.First, loop.End - 1);
            foreach (int id in step.Inputs.Append(step.Output)) Extend(found, program.Values[id].Root, first, last);
        }
        foreach (int id in program.Outputs) Extend(found, program.Values[id].Root, int.MaxValue, program.Instructions.Count);
        return found;
    }

    private static void Extend(Dictionary<int, Lifetime> found, int root, int first, int last)
    {
        if (found.TryGetValue(root, out Lifetime life)) found[root] = life with { First = Math.Min(life.First, first), Last = Math.Max(life.Last, last) };
    }
}
