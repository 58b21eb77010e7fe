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
        private readonly Usage usage = new(program);
        private readonly Dictionary<int, Instruction?> instead = [];

        internal Program Run()
        {
            foreach (Instruction map in program.Instructions)
                if (map.Op is IMap fn && usage.Maker(map.Inputs[0]) is { } norm) Join(norm, map, fn);
            return program.Exchange(instead);
        }

        private void Join(Instruction norm, Instruction map, IMap fn)
        {
            if (fn.After(norm.Op) is not { } joined || !usage.IsInner(norm.Output) || !usage.AreSteady(norm.Inputs, norm, map)) return;
            Instruction? back = usage.Readers(norm.Output).Concat(usage.Readers(map.Output)).FirstOrDefault(u => u.Op.Equals(fn.Backward) && IsOf(u, norm, map));
            if (usage.Readers(norm.Output).Any(u => u != map && u != back)) return;
            if (back is not null && !Backward(norm, fn, back)) return;
            instead[norm.Output] = null;
            instead[map.Output] = map with { Op = joined, Inputs = norm.Inputs };
        }

        // An input that the slope does not read is hollow.
        private static bool IsOf(Instruction back, Instruction norm, Instruction map) => back.Inputs[1] == map.Output || back.Inputs[0] == norm.Output;

        private bool Backward(Instruction norm, IMap fn, Instruction back)
        {
            if (norm.Op is not BatchNorm { Eps: double eps } || !usage.IsInner(back.Output) || !usage.Readers(back.Output).Any()) return false;
            int x = norm.Inputs[0], gamma = norm.Inputs[1], beta = norm.Inputs[2], moments = norm.Inputs[3], dy = back.Inputs[2];
            if (usage.IsChanged(dy)) return false;
            List<Instruction> made = [];
            foreach (Instruction use in usage.Readers(back.Output))
            {
                bool fits = use.Inputs[0] == x && use.Inputs[1] == back.Output && usage.AreSteady(norm.Inputs, norm, use) && (use.Op switch
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
