namespace Whetstone.Compiler;

/// <summary>Uses a number of the traced code itself in place of the copy that each run makes of it, where nobody changes the copy.</summary>
public sealed class DropCopies : IPass
{
    /// <inheritdoc/>
    public string Name => "drop-copies";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        HashSet<int> changed = program.ChangedRoots();
        return program.Replace(program.Instructions
            .Where(i => i.Op is Cast && program.Values[i.Inputs[0]] is { IsConstant: true } x && Same(x, program.Values[i.Output]) && !changed.Contains(i.Output))
            .ToDictionary(i => i.Output, i => i.Inputs[0]));
    }

    private static bool Same(Value x, Value y) => x.Spec == y.Spec && x.Format == y.Format;
}
