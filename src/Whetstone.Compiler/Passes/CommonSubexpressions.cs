namespace Whetstone.Compiler;

/// <summary>Computes what is computed twice only once: equal op, equal inputs.</summary>
/// <remarks>Op records are equal if their attributes are. Random draws have their place in the stream as an attribute, so no two of them are equal.</remarks>
public sealed class CommonSubexpressions : IPass
{
    /// <inheritdoc/>
    public string Name => "common-subexpressions";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        HashSet<int> changed = program.ChangedRoots();
        Dictionary<Key, int> known = [];
        Dictionary<int, int> instead = [];
        foreach (Instruction step in program.Instructions)
        {
            int[] inputs = [.. step.Inputs.Select(x => instead.GetValueOrDefault(x, x))];
            if (step.HasEffect || changed.Contains(program.Values[step.Output].Root) || inputs.Any(x => changed.Contains(program.Values[x].Root))) continue;
            Key key = new(step.Op, string.Join(',', inputs.Select(x => Same(program.Values[x]))), program.Values[step.Output].Format);
            if (!known.TryAdd(key, step.Output)) instead[step.Output] = known[key];
        }
        return program.Replace(instead);
    }

    // Inputs of which only the shape is read are alike if their shapes are.
    private static string Same(Value x) => x.IsHollow ? $"{x.Spec} {x.Format}" : $"{x.Id}";

    private readonly record struct Key(Op Op, string Inputs, Format Format);
}
