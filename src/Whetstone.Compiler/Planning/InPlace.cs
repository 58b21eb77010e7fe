namespace Whetstone.Compiler;

/// <summary>Lets results take the memory of inputs that are not needed any more.</summary>
internal static class InPlace
{
    /// <summary>Joins lifetimes: afterwards a root that shares another's memory points to it.</summary>
    /// <returns>For each root that moves in with another, the other.</returns>
    internal static Dictionary<int, int> Join(Program program, Dictionary<int, Lifetime> lives, IReadOnlyList<SampleLoop> loops)
    {
        Dictionary<int, int> home = [];
        int Home(int root) => home.TryGetValue(root, out int other) ? Home(other) : root;
        for (int i = 0; i < program.Instructions.Count; i++)
        {
            Instruction step = program.Instructions[i];
            int y = step.Output;
            if (!step.Runs || program.Values[y].Root != y || !lives.ContainsKey(y) || loops.Any(l => l.First <= i && i < l.End)) continue;
            for (int k = 0; k < step.Inputs.Count; k++)
            {
                Value x = program.Values[step.Inputs[k]];
                int root = Home(x.Root);
                if (!step.Op.MayOverwrite(k) || x.Offset != 0 || x.Spec != program.Values[y].Spec || x.Format != program.Values[y].Format) continue;
                if (!lives.TryGetValue(root, out Lifetime life) || life.Last != i || life.Bytes != lives[y].Bytes) continue;
                home[y] = root;
                lives[root] = life with { Last = lives[y].Last };
                lives.Remove(y);
                break;
            }
        }
        return home.Keys.ToDictionary(r => r, Home);
    }
}
