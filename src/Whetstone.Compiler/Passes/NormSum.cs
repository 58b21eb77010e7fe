namespace Whetstone.Compiler;

/// <summary>The end of a residual block in one sweep over memory: batch norm, the sum with the shortcut, and the activation behind it.</summary>
/// <remarks>Neither the output of batch norm nor the sum is ever written. The formulas are the same: so are all bits.</remarks>
public sealed class NormSum : IPass
{
    /// <inheritdoc/>
    public string Name => "norm-sum";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return new Work(program).Run();
    }

    private sealed class Work(Program program)
    {
        private readonly Usage usage = new(program);
        private readonly Dictionary<int, Instruction?> instead = [];

        internal Program Run()
        {
            foreach (Instruction map in program.Instructions)
                if (map.Op is IMap fn && usage.Maker(map.Inputs[0]) is { Op: Map2<Add> } sum && IsReadOnce(sum)) _ = Join(map, fn, sum, 0) || Join(map, fn, sum, 1);
            return program.Exchange(instead);
        }

        private bool Join(Instruction map, IMap fn, Instruction sum, int side)
        {
            if (usage.Maker(sum.Inputs[side]) is not { } norm || fn.AfterSum(norm.Op) is not { } joined || !IsReadOnce(norm) || instead.ContainsKey(norm.Output)) return false;
            int residual = sum.Inputs[1 - side];
            Value z = program.Values[norm.Output], r = program.Values[residual];
            // No broadcasting, no change of memory order; and what is read is the same at the end of the three as at their beginnings.
            if (r.Spec != z.Spec || r.Format != z.Format || residual == norm.Output || !usage.AreSteady(norm.Inputs, norm, map) || !usage.AreSteady([residual], sum, map)) return false;
            instead[norm.Output] = instead[sum.Output] = null;
            instead[map.Output] = map with { Op = joined, Inputs = [.. norm.Inputs, residual] };
            return true;
        }

        private bool IsReadOnce(Instruction step) => usage.IsInner(step.Output) && usage.Readers(step.Output).Count() == 1;
    }
}
