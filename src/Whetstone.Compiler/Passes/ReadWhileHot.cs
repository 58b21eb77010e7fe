namespace Whetstone.Compiler;

/// <summary>Moves instructions up to the one whose result they read, where a loop over samples can hold both: branches of a network then read what they have in common while it is in the cache.</summary>
/// <remarks>
/// A network is written branch by branch, and each branch sums over the whole batch for its batch normalisation before the next one
/// begins: by then the beginning of the batch has left the cache. The order within a branch stays, and so do all bits.
/// </remarks>
public sealed class ReadWhileHot : IPass
{
    /// <inheritdoc/>
    public string Name => "read-while-hot";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Instruction[] order = [.. new Order(program).Run()];
        return order.SequenceEqual(program.Instructions) ? program : program.With(program.Values, order);
    }

    private sealed class Order(Program program)
    {
        // Smaller samples are worked on a few at a time, and fewer if a loop takes in more: the products then fill their tiles worse than the cache gains.
        private const long LeastSampleBytes = 320 << 10;

        private readonly Usage usage = new(program);
        private readonly List<Instruction> made = [];
        private readonly HashSet<Instruction> done = new(ReferenceEqualityComparer.Instance);

        // Sums over the batch that the instructions being drawn together make: what reads them has to wait for the last sample.
        private readonly HashSet<int> sums = [];

        internal List<Instruction> Run()
        {
            foreach (Instruction step in program.Instructions)
            {
                if (done.Contains(step)) continue;
                sums.Clear();
                Add(step, step);
            }
            return made;
        }

        private void Add(Instruction step, Instruction first)
        {
            made.Add(step);
            done.Add(step);
            if (Work(step) == SampleWork.Sum) sums.Add(step.Output);
            Instruction[] readers = [.. usage.Readers(step.Output).Where(r => Follows(r, step, first))];
            if (step == first && !Branches(step, readers)) return;
            foreach (Instruction reader in readers)
                if (!done.Contains(reader) && Follows(reader, step, first)) Add(reader, first);
        }

        private bool Branches(Instruction step, Instruction[] readers)
        {
            Spec y = program.Values[step.Output].Spec;
            return y.Shape.Rank > 0 && readers.Count(r => Work(r) == SampleWork.Each) > 1 && y.Bytes / Math.Max(1, y.Shape[0]) >= LeastSampleBytes;
        }

        private bool Follows(Instruction reader, Instruction step, Instruction first)
        {
            if (!reader.Runs || reader.HasEffect || reader.Op.IsRandom || Work(reader) == SampleWork.Mixed || program.Values[reader.Output].Root != reader.Output) return false;
            Spec[] specs = Specs(reader);
            for (int i = 0; i < specs.Length; i++)
            {
                int x = reader.Inputs[i];
                if (x == step.Output && !reader.Op.IsBatched(i, specs)) return false;
                if (sums.Contains(x) || (usage.Maker(x) is { } maker && !done.Contains(maker))) return false;
            }
            return usage.AreSteady(reader.Inputs, first, reader);
        }

        private Spec[] Specs(Instruction step) => [.. step.Inputs.Select(x => program.Values[x].Spec)];

        private SampleWork Work(Instruction step) => step.Op.Samples(Specs(step));
    }
}
