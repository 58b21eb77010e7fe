using System.Runtime.CompilerServices;
using Whetstone.Kernels;

namespace Whetstone;

/// <summary>Runs the instructions of a <see cref="SampleLoop"/> chunk by chunk; each thread takes some of the chunks, with memory of its own for what is local.</summary>
/// <remarks>Sums over the batch are kept for each chunk and added in order, so the number of threads does not show in them.</remarks>
internal sealed class LoopStep : IStep
{
    private readonly Program program;
    private readonly SampleLoop loop;
    private readonly IReadOnlySet<int> pairs;
    private readonly Tensor[] tensors;
    private readonly Sum[] sums;
    private readonly (Sum Sum, int Start, int Length)[] pieces;
    private readonly List<(Tensor Part, Tensor Whole, int From)> given = [];
    private OpStep[][] chunks = [];
    private int lanes;

    internal LoopStep(Program program, SampleLoop loop, IReadOnlySet<int> pairs, Tensor[] tensors)
    {
        (this.program, this.loop, this.pairs, this.tensors) = (program, loop, pairs, tensors);
        sums = [.. Instructions().Where(i => Work(i) == SampleWork.Sum).Select(i => Sum.Of(i.Op, tensors[i.Output], i.Output, loop))];
        pieces = [.. sums.SelectMany(s => s.Pieces())];
    }

    public string Name => string.Join(", ", Instructions().Select(i => i.Op.Name));

    public void Run(Workers workers, ReadOnlySpan<DrawnStream> streams)
    {
        if (lanes != workers.Threads) Build(workers.Threads);
        // The inputs of the program lie elsewhere at each run.
        foreach ((Tensor part, Tensor whole, int from) in given) part.Bind(whole, from);
        workers.For(lanes, 1, new Body(this, workers));
        workers.For(pieces.Length, 1, new Joins(this));
    }

    private IEnumerable<Instruction> Instructions() => program.Instructions.Skip(loop.First).Take(loop.Count).Where(i => i.Runs);

    private SampleWork Work(Instruction i) => i.Op.Samples([.. i.Inputs.Select(x => program.Values[x].Spec)]);

    // Which chunks a thread takes follows from its number alone, so tensors on its own memory can be made beforehand.
    private void Build(int threads)
    {
        lanes = threads;
        given.Clear();
        chunks = new OpStep[loop.Chunks][];
        for (int lane = 0; lane < lanes; lane++)
        {
            Tensor? local = loop.LocalBytes == 0 ? null : Tensor.Arena(loop.LocalBytes);
            (int first, int end) = Share(lane);
            for (int chunk = first; chunk < end; chunk++) chunks[chunk] = [.. Steps(chunk, local)];
        }
    }

    private (int First, int End) Share(int lane) => ((int)((long)loop.Chunks * lane / lanes), (int)((long)loop.Chunks * (lane + 1) / lanes));

    private IEnumerable<OpStep> Steps(int chunk, Tensor? local)
    {
        for (int i = loop.First; i < loop.End; i++)
        {
            Instruction at = program.Instructions[i];
            if (at.Runs) yield return Step(at, pairs.Contains(i) ? program.Instructions[++i] : null, chunk, local);
        }
    }

    private OpStep Step(Instruction instruction, Instruction? next, int chunk, Tensor? local)
    {
        Spec[] specs = [.. instruction.Inputs.Select(x => program.Values[x].Spec)];
        Tensor[] inputs = [.. instruction.Inputs.Select((x, i) => instruction.Op.IsBatched(i, specs) ? Part(x, chunk, local) : tensors[x])];
        Tensor output = Result(instruction, chunk, local);
        return new(Work(instruction) == SampleWork.Each ? instruction.Op.ForSamples(Count(chunk)) : instruction.Op, inputs, output, next is null ? null : Result(next, chunk, local));
    }

    private Tensor Result(Instruction instruction, int chunk, Tensor? local) =>
        sums.FirstOrDefault(s => s.Id == instruction.Output)?.Parts[chunk] ?? Part(instruction.Output, chunk, local);

    private int Count(int chunk) => loop.Samples(chunk);

    private Tensor Part(int id, int chunk, Tensor? local)
    {
        Value v = program.Values[id];
        Spec spec = v.Spec with { Shape = v.Spec.Shape.With(0, Count(chunk)) };
        if (v.IsHollow) return Tensor.Unbound(spec, v.Format);
        if (loop.Locals.TryGetValue(v.Root, out long start)) return local!.ViewAt((int)(start / v.Spec.DType.Size), spec, v.Format);
        int from = loop.Start(chunk) * (v.Spec.Shape.Size / loop.Batch);
        if (!program.Inputs.Contains(v.Root)) return tensors[id].PartAt(from, spec);
        Tensor part = Tensor.Unbound(spec, v.Format);
        given.Add((part, tensors[id], from));
        return part;
    }

    private readonly struct Body(LoopStep step, Workers workers) : IBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            for (int lane = start; lane < end; lane++)
            {
                (int first, int last) = step.Share(lane);
                for (int chunk = first; chunk < last; chunk++)
                    foreach (OpStep op in step.chunks[chunk]) op.Run(workers, default);
            }
        }
    }

    private readonly struct Joins(LoopStep step) : IBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            for (int i = start; i < end; i++) step.pieces[i].Sum.Add(step.pieces[i].Start, step.pieces[i].Length);
        }
    }

    /// <summary>A sum over the batch: one part a chunk.</summary>
    private sealed record Sum(Op Op, int Id, Tensor Total, Tensor[] Parts, SampleLoop Loop)
    {
        internal static Sum Of(Op op, Tensor total, int id, SampleLoop loop)
        {
            long each = MemoryPlan.Aligned(total.Spec.Bytes);
            Tensor memory = Tensor.Arena(each * loop.Chunks);
            return new(op, id, total, [.. Enumerable.Range(0, loop.Chunks).Select(c => memory.ViewAt((int)(each / sizeof(float) * c), total.Spec, total.Format))], loop);
        }

        // Pieces that stay in the first-level cache while the parts are added to them.
        internal IEnumerable<(Sum Sum, int Start, int Length)> Pieces()
        {
            int size = Total.Spec.Shape.Size, most = Op.JoinsByElement ? 4096 : size;
            for (int start = 0; start < size; start += most) yield return (this, start, Math.Min(most, size - start));
        }

        internal void Add(int start, int length)
        {
            Span<float> y = Total.Span<float>().Slice(start, length);
            Parts[0].Span<float>().Slice(start, length).CopyTo(y);
            for (int chunk = 1, samples = Loop.Samples(0); chunk < Parts.Length; samples += Loop.Samples(chunk++))
                Op.Join(y, samples, Parts[chunk].Span<float>().Slice(start, length), Loop.Samples(chunk));
        }
    }
}
