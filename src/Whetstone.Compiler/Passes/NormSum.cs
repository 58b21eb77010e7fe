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
        private readonly ILookup<int, int> changes = program.Changes();
        private readonly Dictionary<int, int> places = program.Instructions.Select((step, at) => (step.Output, at)).ToDictionary(p => p.Output, p => p.at);
        private readonly ILookup<int, Instruction> uses = program.Instructions.SelectMany(i => i.Inputs.Distinct().Select(x => (x, i))).ToLookup(u => u.x, u => u.i);
        private readonly Dictionary<int, Instruction?> instead = [];

        internal Program Run()
        {
            foreach (Instruction map in program.Instructions)
                if (map.Op is IMap fn && Maker(map.Inputs[0]) is { Op: Map2<Add> } sum && IsUsedOnce(sum)) _ = Join(map, fn, sum, 0) || Join(map, fn, sum, 1);
            return instead.Count == 0 ? program
                : program.With(program.Values, [.. program.Instructions.Select(i => instead.TryGetValue(i.Output, out Instruction? other) ? other : i).OfType<Instruction>()]);
        }

        private bool Join(Instruction map, IMap fn, Instruction sum, int side)
        {
            if (Maker(sum.Inputs[side]) is not { } norm || fn.AfterSum(norm.Op) is not { } joined || !IsUsedOnce(norm) || instead.ContainsKey(norm.Output)) return false;
            int residual = sum.Inputs[1 - side];
            Value z = program.Values[norm.Output], r = program.Values[residual];
            // No broadcasting, no change of memory order; and what is read is the same at the end of the three as at their beginnings.
            if (r.Spec != z.Spec || r.Format != z.Format || residual == norm.Output || !IsSteady(norm.Inputs, norm, map) || !IsSteady([residual], sum, map)) return false;
            instead[norm.Output] = instead[sum.Output] = null;
            instead[map.Output] = map with { Op = joined, Inputs = [.. norm.Inputs, residual] };
            return true;
        }

        private Instruction? Maker(int id) => places.TryGetValue(id, out int at) ? program.Instructions[at] : null;

        private bool IsUsedOnce(Instruction step) => program.IsInner(step.Output) && !changes[step.Output].Any() && uses[step.Output].Count() == 1;

        private bool IsSteady(IEnumerable<int> inputs, Instruction from, Instruction to) =>
            !inputs.Any(x => changes[program.Values[x].Root].Any(at => at > places[from.Output] && at < places[to.Output]));
    }
}
