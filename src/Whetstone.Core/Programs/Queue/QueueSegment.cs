namespace Whetstone;

/// <summary>A piece of a queue, ready to run: its results have memory already, so that later pieces can be built on them.</summary>
internal sealed class QueueSegment
{
    private readonly Executable executable;
    private readonly Symbol[] symbols;
    private readonly List<(Tensor From, Tensor To)> copies;

    private QueueSegment(Executable executable, Symbol[] symbols, List<(Tensor From, Tensor To)> copies, long bytes) =>
        (this.executable, this.symbols, this.copies, Bytes) = (executable, symbols, copies, bytes);

    /// <summary>Memory that it holds until it has run.</summary>
    internal long Bytes { get; }

    /// <summary>Gives the results of a program memory of their own.</summary>
    /// <param name="program">The program as it was written down; its outputs are the results that are still wanted.</param>
    /// <param name="better">A program that does the same.</param>
    /// <param name="symbols">What stands for the outputs.</param>
    /// <param name="plan">Places everything else.</param>
    internal static QueueSegment Of(Program program, Program better, Symbol[] symbols, Func<Program, MemoryPlan> plan)
    {
        Value[] values = [.. better.Values];
        int[] versions = [.. symbols.Select(s => s.Version)];
        Dictionary<int, Tensor> memory = [];
        Dictionary<int, int> owners = [];
        List<(Tensor From, Tensor To)> copies = [];
        for (int i = 0; i < symbols.Length; i++)
        {
            Value y = values[better.Outputs[i]], root = values[y.Root];
            int was = program.Values[program.Outputs[i]].Root;
            if (!memory.TryGetValue(was, out Tensor? own))
            {
                memory[was] = own = Tensor.Empty(root.Spec, root.Format);
                own.Version = versions[i];
                // Results that were found to be equal are computed once, but remain tensors of their own.
                if (root.Captured is null && owners.TryAdd(root.Id, was)) values[root.Id] = root with { Captured = own };
                else copies.Add((root.Captured!, own));
            }
            symbols[i].Memory = own.ViewAt(y.Offset, y.Spec, y.Format);
        }
        Program placed = better.With(values, better.Instructions);
        MemoryPlan places = plan(placed);
        return new(new Executable(placed, places), symbols, copies, places.Bytes + memory.Values.Sum(t => t.Spec.Bytes));
    }

    /// <summary>Runs it; an error names the op that failed, and no result is there then.</summary>
    internal void Run()
    {
        executable.RunQueued();
        foreach ((Tensor from, Tensor to) in copies) from.Bytes().CopyTo(to.Bytes());
        foreach (Symbol symbol in symbols) symbol.SetReady();
    }
}
