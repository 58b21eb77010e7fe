namespace Whetstone.Compiler;

/// <summary>Batch norm with the activation behind it in one sweep over memory, forward and back.</summary>
/// <remarks>
/// Backward, the slope of the activation is computed again from the input of batch norm, so neither its output nor the gradient
/// between the two is ever written. The formulas are the same: so are all bits.
/// </remarks>
public sealed class NormActivation : IPass
{
    /// <inheritdoc/>
    public string Name => "norm-activation";

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
                if (map.Op is IMap fn && places.TryGetValue(map.Inputs[0], out int at)) Join(program.Instructions[at], map, fn);
            return instead.Count == 0 ? program
                : program.With(program.Values, [.. program.Instructions.Select(i => instead.TryGetValue(i.Output, out Instruction? other) ? other : i).OfType<Instruction>()]);
        }

        private void Join(Instruction norm, Instruction map, IMap fn)
        {
            if (fn.After(norm.Op) is not { } joined || !program.IsInner(norm.Output) || changes[norm.Output].Any() || !IsSteady(norm, map)) return;
            Instruction? back = uses[norm.Output].Concat(uses[map.Output]).FirstOrDefault(u => u.Op.Equals(fn.Backward) && IsOf(u, norm, map));
            if (uses[norm.Output].Any(u => u != map && u != back)) return;
            if (back is not null && !Backward(norm, fn, back)) return;
            instead[norm.Output] = null;
            instead[map.Output] = map with { Op = joined, Inputs = norm.Inputs };
        }

        // An input that the slope does not read is hollow.
        private static bool IsOf(Instruction back, Instruction norm, Instruction map) => back.Inputs[1] == map.Output || back.Inputs[0] == norm.Output;

        // What batch norm read is the same when the later instruction reads it.
        private bool IsSteady(Instruction norm, Instruction later) =>
            !norm.Inputs.Any(x => changes[program.Values[x].Root].Any(at => at > places[norm.Output] && at < places[later.Output]));

        private bool Backward(Instruction norm, IMap fn, Instruction back)
        {
            if (norm.Op is not BatchNorm { Eps: double eps } || !program.IsInner(back.Output) || !uses[back.Output].Any()) return false;
            int x = norm.Inputs[0], gamma = norm.Inputs[1], beta = norm.Inputs[2], moments = norm.Inputs[3], dy = back.Inputs[2];
            if (changes[program.Values[dy].Root].Any()) return false;
            List<Instruction> made = [];
            foreach (Instruction use in uses[back.Output])
            {
                bool fits = use.Inputs[0] == x && use.Inputs[1] == back.Output && IsSteady(norm, use) && (use.Op switch
                {
                    BatchNormGradSums sums => sums.Eps == eps && use.Inputs[2] == moments,
                    BatchNormGradInput grad => grad.Eps == eps && use.Inputs[2] == gamma && use.Inputs[3] == moments,
                    _ => false,
                });
                if (!fits) return false;
                made.Add(use with { Op = fn.After(use.Op)!, Inputs = [x, dy, gamma, beta, moments, .. use.Inputs.Skip(use.Op is BatchNormGradInput ? 4 : 3)] });
            }
            instead[back.Output] = null;
            foreach (Instruction step in made) instead[step.Output] = step;
            return true;
        }
    }
}
