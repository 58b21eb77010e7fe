namespace Whetstone.Compiler;

/// <summary>Computes beforehand what depends on nothing but numbers of the traced code.</summary>
public sealed class FoldConstants : IPass
{
    // A constant that is larger than what it is made of costs memory in every run; a fill costs next to nothing.
    private const long MostBytes = 1 << 20;

    /// <inheritdoc/>
    public string Name => "fold-constants";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        HashSet<int> changed = program.ChangedRoots();
        Dictionary<int, Tensor> known = program.Values.Where(v => v.IsConstant && !changed.Contains(v.Root)).ToDictionary(v => v.Id, v => v.Captured!);
        HashSet<int> folded = [];
        using IDisposable plain = Autograd.NoGrad();
        foreach (Instruction step in program.Instructions)
        {
            Value y = program.Values[step.Output];
            if (step.HasEffect || step.Op.IsRandom || changed.Contains(y.Root) || y.Spec.Bytes > MostBytes || !step.Inputs.All(known.ContainsKey)) continue;
            Tensor result = step.Op.Apply([.. step.Inputs.Select(x => known[x])]);
            if (result.Format != y.Format) continue;
            known[y.Id] = result;
            folded.Add(y.Id);
        }
        if (folded.Count == 0) return program;

        Value[] values = [.. program.Values.Select(v => folded.Contains(v.Id) ? v with { Captured = known[v.Id], IsConstant = true, Root = v.Id, Offset = 0 } : v)];
        Instruction[] kept = [.. program.Instructions.Where(i => !folded.Contains(i.Output))];
        program.Reroot(values, kept);
        return program.With(values, kept);
    }
}
