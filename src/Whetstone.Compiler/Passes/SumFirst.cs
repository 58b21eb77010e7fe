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
        Usage usage = new(program);
        Instruction[] steps = [.. program.Instructions.Select(Better)];
        return steps.SequenceEqual(program.Instructions) ? program : program.With(program.Values, steps);

        Instruction Better(Instruction step)
        {
            if (step.Op is not SumTo sum || !SumsImages(sum.Target) || usage.Maker(step.Inputs[0]) is not { Op: MaxPool2dGrad grad } spread) return step;
            if (spread.Inputs.Any(x => changed.Contains(program.Values[x].Root))) return step;
            return usage.Maker(spread.Inputs[0])?.Op switch
            {
                MaxPool2dIndex => step with { Inputs = [spread.Inputs[1]] },
                // Not every window has an element that its gradient reaches.
                MaxPool2dReluIndex when sum.Target[0] == 1 => step with { Op = new MaxPool2dGradSum(grad.Pool, grad.Target), Inputs = spread.Inputs },
                _ => step,
            };
        }
    }

    private static bool SumsImages(Shape target) => target is { Rank: 4 } && target[2] == 1 && target[3] == 1;
}
