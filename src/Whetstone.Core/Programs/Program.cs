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
                     IReadOnlyList<Action> beforeRun, IReadOnlyList<DrawnStream> streams) =>
        (Values, Instructions, Inputs, Outputs, BeforeRun, Streams) = (values, instructions, inputs, outputs, beforeRun, streams);

    /// <summary>All tensors of the program; a value's place is its number.</summary>
    public IReadOnlyList<Value> Values { get; }

    /// <summary>The operations in their order.</summary>
    public IReadOnlyList<Instruction> Instructions { get; }

    /// <summary>The values given at each run.</summary>
    public IReadOnlyList<int> Inputs { get; }

    /// <summary>The values that come out.</summary>
    public IReadOnlyList<int> Outputs { get; }

    internal IReadOnlyList<Action> BeforeRun { get; }

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
        return Tracer.Trace(function, inputs);
    }

    /// <summary>What a function of one tensor does; see <see cref="Trace(Func{Tensor[], Tensor[]}, ReadOnlySpan{Spec})"/>.</summary>
    public static Program Trace(Func<Tensor, Tensor> function, Spec input)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Tracer.Trace(x => [function(x[0])], [input]);
    }

    /// <summary>Runs what is inside the scope outside the trace that is under way, at once and only now: as when a layer makes its parameters.</summary>
    public static IDisposable SuspendTrace() => Autograd.Recorded(IsTracing ? null : Autograd.Recorder);

    /// <summary>Whether a function is being traced here and now.</summary>
    public static bool IsTracing => Autograd.Tracer is not null;

    /// <summary>Within a traced function: something to do before each run of the program, such as bringing a setting up to date.</summary>
    /// <exception cref="InvalidOperationException">No function is being traced.</exception>
    public static void BeforeEachRun(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        (Autograd.Tracer ?? throw new InvalidOperationException("BeforeEachRun: no function is being traced")).BeforeRun(action);
    }

    /// <summary>The same program with other values and instructions: what a compiler pass makes.</summary>
    public Program With(IReadOnlyList<Value> values, IReadOnlyList<Instruction> instructions, IReadOnlyList<int>? outputs = null) =>
        new(values, instructions, Inputs, outputs ?? Outputs, BeforeRun, Streams);

    /// <summary>One line an operation.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine($"program({string.Join(", ", Inputs.Select(i => Values[i]))})");
        foreach (Instruction step in Instructions) text.AppendLine($"  {Values[step.Output]} = {step.Op.Name}({string.Join(", ", step.Inputs.Select((x, i) => Mark(step, x, i)))})");
        return text.AppendLine($"  return {string.Join(", ", Outputs.Select(i => $"%{i}"))}").ToString();
    }

    private string Mark(Instruction step, int x, int i) => $"{(step.Op.Writes(i) ? "&" : "")}{(Values[x].Captured is null ? "%" : "@")}{x}";
}
