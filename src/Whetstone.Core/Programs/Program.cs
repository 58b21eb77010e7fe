using System.Text;

namespace Whetstone;

/// <summary>A function on tensors as a flat list of operations with known shapes.</summary>
/// <remarks>
/// Made by <see cref="Trace(Func{Tensor[], Tensor[]}, ReadOnlySpan{Spec})"/> from any function, a whole training step included.
/// A program is not changed once made; a compiler pass makes another one.
/// </remarks>
public sealed class Program
{
    internal Program(IReadOnlyList<Value> values, IReadOnlyList<Instruction> instructions, IReadOnlyList<int> inputs, IReadOnlyList<int> outputs,
                     IReadOnlyList<DrawnStream> streams) =>
        (Values, Instructions, Inputs, Outputs, Streams) = (values, instructions, inputs, outputs, streams);

    /// <summary>All tensors of the program; a value's place is its number.</summary>
    public IReadOnlyList<Value> Values { get; }

    /// <summary>The operations in their order.</summary>
    public IReadOnlyList<Instruction> Instructions { get; }

    /// <summary>The values given at each run.</summary>
    public IReadOnlyList<int> Inputs { get; }

    /// <summary>The values that come out.</summary>
    public IReadOnlyList<int> Outputs { get; }

    internal IReadOnlyList<DrawnStream> Streams { get; }

    /// <summary>What <paramref name="function"/> does to tensors of these shapes. It is called once, on symbols; nothing is computed or changed.</summary>
    /// <remarks>
    /// Tensors from outside, such as parameters, are part of the program by reference: it reads and changes them where they
    /// are. Random streams are drawn from at each run, and an optimiser's settings are read at each run. Other effects of the
    /// function on objects happen once, during the trace.
    /// </remarks>
    /// <exception cref="TraceException">The function reads numbers of tensors, or leaves something behind that a later run could not.</exception>
    public static Program Trace(Func<Tensor[], Tensor[]> function, params ReadOnlySpan<Spec> inputs)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Whetstone.Tracer.Trace(function, inputs);
    }

    /// <summary>What a function of one tensor does; see <see cref="Trace(Func{Tensor[], Tensor[]}, ReadOnlySpan{Spec})"/>.</summary>
    public static Program Trace(Func<Tensor, Tensor> function, Spec input)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Whetstone.Tracer.Trace(x => [function(x[0])], [input]);
    }

    /// <summary>Runs what is inside the scope outside the trace that is under way, at once and only now: as when a layer makes its parameters.</summary>
    public static IDisposable SuspendTrace() => Autograd.Recorded(IsTracing ? null : Autograd.Recorder);

    /// <summary>Whether a function is being traced here and now.</summary>
    public static bool IsTracing => Autograd.Tracer is not null;

    /// <summary>Within a traced function: something to do at this place in each run.</summary>
    /// <exception cref="InvalidOperationException">No function is being traced.</exception>
    public static void OnEachRun(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Tracer().Apply(new HostAction(action, IsBarrier: true), []);
    }

    /// <summary>Within a traced function: a setting to bring up to date at this place in each run. The action touches no tensor, so the compiler may move operations across it.</summary>
    /// <exception cref="InvalidOperationException">No function is being traced.</exception>
    public static void RefreshOnEachRun(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Tracer().Apply(new HostAction(action, IsBarrier: false), []);
    }

    /// <summary>Within a traced function: a place at which <see cref="Executable.Replay(Func{bool}, ReadOnlySpan{Tensor})"/> asks whether to go on.</summary>
    /// <exception cref="InvalidOperationException">No function is being traced.</exception>
    public static void Pause() => Tracer().Apply(new Pause(), []);

    /// <summary>Does what the program does as ordinary operations: eagerly, within another trace, or recorded for gradients.</summary>
    /// <exception cref="ShapeException">An input has another shape or type than the program was made for.</exception>
    public Tensor[] Apply(params ReadOnlySpan<Tensor> inputs)
    {
        if (inputs.Length != Inputs.Count) throw new ShapeException($"the program takes {Inputs.Count} tensors; got {inputs.Length}");
        Tensor[] known = new Tensor[Values.Count];
        for (int i = 0; i < inputs.Length; i++)
            known[Inputs[i]] = inputs[i].Spec == Values[Inputs[i]].Spec ? inputs[i] : throw new ShapeException($"input {i} of the program is {Values[Inputs[i]].Spec}; got {inputs[i].Spec}");
        Tensor At(int id) => known[id] ?? Values[id].Captured!;
        foreach (Instruction step in Instructions) known[step.Output] = step.Op.Apply([.. step.Inputs.Select(At)]);
        return [.. Outputs.Select(At)];
    }

    /// <summary>The same program with other values and instructions: what a compiler pass makes.</summary>
    public Program With(IReadOnlyList<Value> values, IReadOnlyList<Instruction> instructions, IReadOnlyList<int>? outputs = null) =>
        new(values, instructions, Inputs, outputs ?? Outputs, Streams);

    /// <summary>One line an operation.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine($"program({string.Join(", ", Inputs.Select(i => Values[i]))})");
        foreach (Instruction step in Instructions) text.AppendLine($"  {Values[step.Output]} = {step.Op.Name}({string.Join(", ", step.Inputs.Select((x, i) => Mark(step, x, i)))})");
        return text.AppendLine($"  return {string.Join(", ", Outputs.Select(i => $"%{i}"))}").ToString();
    }

    private static Tracer Tracer() => Autograd.Tracer ?? throw new InvalidOperationException("no function is being traced here");

    private string Mark(Instruction step, int x, int i) => $"{(step.Op.Writes(i) ? "&" : "")}{(Values[x].Captured is null ? "%" : "@")}{x}";
}
