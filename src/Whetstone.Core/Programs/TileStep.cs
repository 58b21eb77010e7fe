using System.Runtime.CompilerServices;
using Whetstone.Kernels;

namespace Whetstone;

/// <summary>Runs the pointwise instructions of a <see cref="SampleLoop"/> tile by tile, each thread some of the tiles: what passes between the instructions stays in the innermost caches.</summary>
/// <remarks>A tile is so many neighbours in memory, whatever the shapes. Every element is computed as it would be without the loop, to the bit.</remarks>
internal sealed class TileStep : IStep
{
    private readonly Program program;
    private readonly SampleLoop loop;
    private readonly Tensor[] tensors;
    private readonly Instruction[] instructions;
    private Tile[] lanes = [];
    private Tile? last;

    internal TileStep(Program program, SampleLoop loop, Tensor[] tensors)
    {
        (this.program, this.loop, this.tensors) = (program, loop, tensors);
        instructions = [.. program.Instructions.Skip(loop.First).Take(loop.Count).Where(i => i.Runs)];
    }

    public string Name => string.Join(", ", instructions.Select(i => i.Op.Name));

    public void Run(Workers workers, ReadOnlySpan<DrawnStream> streams)
    {
        int wanted = Math.Min(workers.Threads, loop.Chunks);
        if (lanes.Length != wanted)
        {
            lanes = [.. Enumerable.Range(0, wanted).Select(_ => new Tile(this, loop.Chunk))];
            last = new(this, loop.Samples(loop.Chunks - 1));
        }
        workers.For(wanted, 1, new Body(this, workers));
    }

    private readonly struct Body(TileStep step, Workers workers) : IBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            int tiles = step.loop.Chunks, lanes = step.lanes.Length;
            for (int lane = start; lane < end; lane++)
                for (int tile = (int)((long)tiles * lane / lanes); tile < (long)tiles * (lane + 1) / lanes; tile++)
                    (tile == tiles - 1 ? step.last! : step.lanes[lane]).Run(tile * step.loop.Chunk, workers);
        }
    }

    /// <summary>The instructions on flat pieces of their tensors, which are moved from tile to tile.</summary>
    private sealed class Tile
    {
        private readonly OpStep[] steps;
        private readonly List<(Tensor Part, Tensor Whole, bool Moves)> parts = [];

        internal Tile(TileStep step, int elements)
        {
            Tensor? local = step.loop.LocalBytes == 0 ? null : Tensor.Arena(step.loop.LocalBytes);
            steps = [.. step.instructions.Select(i => new OpStep(i.Op, [.. i.Inputs.Select(Of)], Of(i.Output)))];

            Tensor Of(int id)
            {
                Value v = step.program.Values[id];
                bool single = v.Spec.Shape.Size == 1;
                Spec spec = v.Spec with { Shape = new([single ? 1 : elements]) };
                if (step.loop.Locals.TryGetValue(v.Root, out long start)) return local!.ViewAt((int)(start / v.Spec.DType.Size), spec, Format.Contiguous);
                Tensor part = Tensor.Unbound(spec, Format.Contiguous);
                if (!v.IsHollow) parts.Add((part, step.tensors[id], !single));
                return part;
            }
        }

        internal void Run(int from, Workers workers)
        {
            foreach ((Tensor part, Tensor whole, bool moves) in parts) part.Bind(whole, moves ? from : 0);
            foreach (OpStep step in steps) step.Run(workers, default);
        }
    }
}
