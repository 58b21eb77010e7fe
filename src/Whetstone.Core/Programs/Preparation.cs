using Whetstone.Kernels;

namespace Whetstone;

/// <summary>The instructions that bring parameters into another form: run when a parameter was changed since they last ran.</summary>
internal sealed class Preparation
{
    private readonly Instruction[] steps;
    private readonly Tensor[] tensors, sources;
    private readonly HashSet<int> kept;
    private int[] versions;

    /// <summary>Gives memory to what other instructions read of it.</summary>
    internal Preparation(Program program, int count, Tensor[] tensors)
    {
        this.tensors = tensors;
        steps = [.. program.Instructions.Take(count)];
        sources = [.. steps.SelectMany(s => s.Inputs).Distinct().Where(x => program.Values[x].Captured is not null).Select(x => tensors[x])];
        kept = [.. program.Instructions.Skip(count).SelectMany(s => s.Inputs).Concat(program.Outputs).Intersect(steps.Select(s => s.Output))];
        foreach (int id in kept) tensors[id].Bind(Tensor.Empty(tensors[id].Spec, tensors[id].Format));
        versions = [.. sources.Select(_ => -1)];
    }

    /// <summary>Runs them if a parameter was changed.</summary>
    internal void Renew(Workers workers)
    {
        for (int i = 0; i < sources.Length; i++)
        {
            if (sources[i].Version == versions[i]) continue;
            int[] seen = [.. sources.Select(s => s.Version)];
            Run(workers);
            versions = seen;
            return;
        }
    }

    // What only passes between them is needed for a moment.
    private void Run(Workers workers)
    {
        Dictionary<int, Tensor> passing = [];
        foreach (Instruction step in steps)
        {
            Tensor y = tensors[step.Output];
            if (!kept.Contains(step.Output)) passing[step.Output] = y = Tensor.Empty(y.Spec, y.Format);
            Tensor[] x = [.. step.Inputs.Select(i => passing.GetValueOrDefault(i) ?? tensors[i])];
            step.Op.Run(new Launch(x, y, workers));
        }
    }
}
