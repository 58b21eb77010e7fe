using System.Collections.Frozen;

namespace Whetstone.Compiler;

/// <summary>Finds neighbouring instructions of which the first can give the result of the second in the same sweep over its inputs.</summary>
internal static class Pairs
{
    /// <summary>The first of each pair. Loops over samples hold both or neither; pointwise ones neither.</summary>
    internal static FrozenSet<int> Find(Program program, IReadOnlyList<SampleLoop> loops)
    {
        List<int> found = [];
        for (int i = 0; i + 1 < program.Instructions.Count; i++)
        {
            Instruction first = program.Instructions[i], second = program.Instructions[i + 1];
            bool joins = first.Runs && second.Runs && first.Op.RunsWith(second.Op) && second.Inputs.SequenceEqual(first.Inputs.Append(first.Output));
            if (joins && Home(loops, i) is var home && home == Home(loops, i + 1) && home is not { IsPointwise: true }) found.Add(i++);
        }
        return found.ToFrozenSet();
    }

    private static SampleLoop? Home(IReadOnlyList<SampleLoop> loops, int at) => loops.FirstOrDefault(l => l.First <= at && at < l.End);
}
