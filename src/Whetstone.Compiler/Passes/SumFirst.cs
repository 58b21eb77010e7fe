namespace Whetstone.Compiler;

/// <summary>Sums the gradient of a max pooling over its images before it is spread to the windows: the zeros that it is spread with add nothing.</summary>
/// <remarks>That is the gradient of the bias before the pooling. The sum has fewer terms, so it rounds differently.</remarks>
public sealed class SumFirst : IPass
{
    /// <inheritdoc/>
    public string Name => "sum-first";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        HashSet<int> changed = program.ChangedRoots();
        Dictionary<int, int> pooled = program.Instructions.Where(i => i.Op is MaxPool2dGrad).ToDictionary(i => i.Output, i => i.Inputs[1]);
        Instruction[] steps = [.. program.Instructions.Select(i => Source(i) is { } dy ? i with { Inputs = [dy] } : i)];
        return steps.SequenceEqual(program.Instructions) ? program : program.With(program.Values, steps);

        int? Source(Instruction step) => step.Op is SumTo sum && SumsImages(sum.Target) && pooled.TryGetValue(step.Inputs[0], out int dy)
            && !changed.Contains(program.Values[dy].Root) ? dy : null;
    }

    private static bool SumsImages(Shape target) => target is { Rank: 4 } && target[2] == 1 && target[3] == 1;
}
