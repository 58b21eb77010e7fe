namespace Whetstone;

/// <summary>One operation of a program.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Inputs">The values it reads, and changes if the op says so.</param>
/// <param name="Output">The value it makes.</param>
/// <param name="Runs">Whether a kernel runs; a view only looks at memory in another way.</param>
public sealed record Instruction(Op Op, IReadOnlyList<int> Inputs, int Output, bool Runs = true)
{
    /// <summary>Whether it changes a value in place, so that its place among the instructions matters.</summary>
    public bool HasEffect
    {
        get
        {
            for (int i = 0; i < Inputs.Count; i++) if (Op.Writes(i)) return true;
            return false;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"%{Output} = {Op.Name}({string.Join(", ", Inputs.Select((x, i) => Op.Writes(i) ? $"&{x}" : $"{x}"))})";
}
