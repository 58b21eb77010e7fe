using Whetstone.Kernels;

namespace Whetstone;

/// <summary>A program with memory: runs any number of times, and makes no garbage.</summary>
/// <remarks>Runs take turns: two threads may share it, but only one runs at a time.</remarks>
public sealed class Executable
{
    private readonly Tensor[] tensors;
    private readonly IStep[] steps;
    private readonly Tensor[] outputs;
    private readonly DrawnStream[] streams;
    private readonly Input[] inputs;
    private readonly Tensor[] changed;
    private readonly Preparation? preparation;
    private readonly Lock gate = new();

    /// <summary>Gives a program its memory.</summary>
    /// <param name="program">What to run.</param>
    /// <param name="plan">Where results lie; null to give each its own place.</param>
    public Executable(Program program, MemoryPlan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        (Program, Plan) = (program, plan ?? MemoryPlan.Apart(program));
        tensors = Place(program, Plan);
        preparation = Plan.Preparations == 0 ? null : new(program, Plan.Preparations, tensors);
        changed = [.. program.Instructions.SelectMany(s => s.Inputs.Where((_, i) => s.Op.Writes(i))).Distinct().Where(x => program.Values[x].Captured is not null).Select(x => tensors[x])];
        steps = [.. Steps()];
        outputs = [.. program.Outputs.Select(o => tensors[o])];
        streams = [.. program.Streams];
        inputs = [.. program.Inputs.Select(i => new Input(tensors[i], [.. program.Values.Where(v => v.Root == i).Select(v => (tensors[v.Id], v.Offset))]))];
    }

    /// <summary>What runs.</summary>
    public Program Program { get; }

    /// <summary>Where the results lie.</summary>
    public MemoryPlan Plan { get; }

    /// <summary>What comes out, in the program's own memory: good until the next run.</summary>
    public IReadOnlyList<Tensor> Outputs => outputs;

    /// <summary>Runs, and gives copies of what comes out.</summary>
    /// <exception cref="ShapeException">An input has another shape or type than the program was made for.</exception>
    public Tensor[] Run(params ReadOnlySpan<Tensor> inputs)
    {
        lock (gate)
        {
            Replay(inputs);
            using IDisposable plain = Autograd.NoGrad();
            return [.. outputs.Select(o => o.Copy())];
        }
    }

    /// <summary>Runs, and gives what comes out in the program's own memory: good until the next run. Makes no garbage.</summary>
    /// <exception cref="ShapeException">An input has another shape or type than the program was made for.</exception>
    public IReadOnlyList<Tensor> Replay(params ReadOnlySpan<Tensor> inputs) => Replay(null, inputs);

    /// <summary>As <see cref="Replay(ReadOnlySpan{Tensor})"/>, but asks at each <see cref="Program.Pause"/> whether to go on.</summary>
    /// <param name="goesOn">Is asked when all before the pause is done; what comes out by then can be read from <see cref="Outputs"/>. With false the run ends there.</param>
    /// <param name="inputs">What the program takes.</param>
    public IReadOnlyList<Tensor> Replay(Func<bool>? goesOn, params ReadOnlySpan<Tensor> inputs)
    {
        // What is queued may yet change what the program reads.
        (Autograd.Recorder as Deferred)?.WaitAll();
        lock (gate)
        {
            Take(inputs);
            Workers workers = Workers.Current;
            preparation?.Renew(workers);
            foreach (Tensor x in changed) x.MarkChanged();
            foreach (IStep step in steps)
            {
                step.Run(workers, streams);
                if (step is OpStep { Op: Pause } && goesOn is not null && !goesOn()) break;
            }
            foreach (DrawnStream s in streams) s.Stream.State = new(s.Stream.Key, s.Stream.Draws + s.Draws);
            return outputs;
        }
    }

    /// <summary>Runs a program without inputs once; an error names the op that failed.</summary>
    internal void RunQueued()
    {
        Workers workers = Workers.Current;
        foreach (IStep step in steps)
        {
            try
            {
                step.Run(workers, streams);
            }
            catch (Exception error)
            {
                throw new DeferredException($"{step.Name}: {error.Message}", error);
            }
        }
    }

    private IEnumerable<IStep> Steps()
    {
        Dictionary<int, SampleLoop> loops = Plan.Loops.ToDictionary(l => l.First);
        for (int i = Plan.Preparations; i < Program.Instructions.Count; i++)
        {
            Instruction at = Program.Instructions[i];
            if (loops.TryGetValue(i, out SampleLoop? loop))
            {
                yield return loop.IsPointwise ? new TileStep(Program, loop, tensors) : new LoopStep(Program, loop, Plan.Pairs, tensors);
                i = loop.End - 1;
            }
            else if (at.Runs)
            {
                Tensor? next = Plan.Pairs.Contains(i) ? tensors[Program.Instructions[++i].Output] : null;
                yield return new OpStep(at.Op, [.. at.Inputs.Select(x => tensors[x])], tensors[at.Output], next);
            }
        }
    }

    private void Take(ReadOnlySpan<Tensor> given)
    {
        if (given.Length != inputs.Length) throw new ShapeException($"the program takes {inputs.Length} tensors; got {given.Length}");
        for (int i = 0; i < inputs.Length; i++)
        {
            if (given[i].Spec != inputs[i].Tensor.Spec) throw new ShapeException($"input {i} of the program is {inputs[i].Tensor.Spec}; got {given[i].Spec}");
            Tensor x = given[i].In(inputs[i].Tensor.Format);
            foreach ((Tensor view, int offset) in inputs[i].Views) view.Bind(x, offset);
        }
    }

    private static Tensor[] Place(Program program, MemoryPlan plan)
    {
        // One piece for all: views of bytes, so that values of every type can share it.
        Tensor arena = Tensor.Arena(plan.Bytes);
        Tensor[] tensors = new Tensor[program.Values.Count];
        foreach (Value v in program.Values)
        {
            Value root = program.Values[v.Root];
            tensors[v.Id] = v.Captured ?? (root.Captured is { } outside ? outside.ViewAt(v.Offset, v.Spec, v.Format)
                : plan.Offsets[root.Id] is >= 0 and long start ? arena.ViewAt(checked((int)(start / v.Spec.DType.Size)) + v.Offset, v.Spec, v.Format)
                : Tensor.Unbound(v.Spec, v.Format));
        }
        return tensors;
    }

    private readonly record struct Input(Tensor Tensor, (Tensor Tensor, int Offset)[] Views);
}
