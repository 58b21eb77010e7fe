namespace Whetstone.Compiler;

/// <summary>Lets results take the memory of inputs that are not needed any more.</summary>
internal static class InPlace
{
    /// <summary>Joins lifetimes: afterwards a root that shares another's memory points to it.</summary>
    /// <returns>For each root that moves in with another, the other.</returns>
    internal static Dictionary<int, int> Join(Program program, Dictionary<int, Lifetime> lives, IReadOnlyList<SampleLoop> loops)
    {
        Dictionary<int, int> home = [];
        int Home(int id) => home.TryGetValue(program.Values[id].Root, out int other) ? Home(other) : program.Values[id].Root;
        for (int i = 0; i < program.Instructions.Count; i++)
        {
            Instruction step = program.Instructions[i];
            int y = step.Output;
            SampleLoop? loop = loops.FirstOrDefault(l => l.First <= i && i < l.End);
            if (!step.Runs || program.Values[y].Root != y || !lives.ContainsKey(y) || loop is { IsPointwise: false }) continue;
            foreach (int id in loop is null ? step.Inputs.Where((_, k) => step.Op.MayOverwrite(k)) : ReadBefore(program, loop, i, Home))
            {
                Value x = program.Values[id];
                int root = Home(id), end = loop is null ? i : loop.End - 1;
                if (x.Offset != 0 || x.Spec != program.Values[y].Spec || x.Format != program.Values[y].Format) continue;
                if (!lives.TryGetValue(root, out Lifetime life) || life.Last != end || life.Bytes != lives[y].Bytes) continue;
                home[y] = root;
                lives[root] = life with { Last = lives[y].Last };
                lives.Remove(y);
                break;
            }
        }
        return home.Keys.ToDictionary(r => r, Home);
    }

    // In a pointwise loop each tile is overwritten after it was read: any operand will do that no later instruction reads.
    private static IEnumerable<int> ReadBefore(Program program, SampleLoop loop, int i, Func<int, int> home)
    {
        HashSet<int> later = [.. program.Instructions.Skip(i + 1).Take(loop.End - i - 1).SelectMany(s => s.Inputs).Select(home)];
        return program.Instructions.Skip(loop.First).Take(i + 1 - loop.First).SelectMany(s => s.Inputs).Where(x => !later.Contains(home(x)));
    }
}
